import { createHash } from 'node:crypto';
import { formatOffsetIso } from '#shared/ledger/offset-iso.ts';
import { ok, refused, type Result } from '#shared/result.ts';
import { zoneWords } from '#shared/sheet/sheet-words.ts';
import { formatDate, formatTimeOfDay } from '#shared/time/instant.ts';
import { pdfDate, pdfString } from '../sheet/pdf-text.ts';
import type { SheetFonts } from '../sheet/fonts.ts';
import { openPdf, type PdfFile } from '../verifying/pdf/open-pdf.ts';
import { isPdfTrouble } from '../verifying/pdf/pdf-trouble.ts';
import {
  asItems,
  asNumber,
  asReference,
  type PdfDictionary,
  type PdfValue,
} from '../verifying/pdf/pdf-value.ts';
import { writeValue } from '../verifying/pdf/write-value.ts';
import { appendUpdate, firstFreeId, type NewObject } from './append-update.ts';
import { buildCms, type SigningKey } from './build-cms.ts';
import { drawAppearance, type SignatureLook } from './draw-appearance.ts';
import { signatureFields, type FormField } from './find-field.ts';

export type SignFieldRequest = {
  readonly fieldName: string;
  readonly signer: SigningKey;
  readonly name: string;
  readonly role: string;
  /** What the signature says, such as "I approve with the exceptions named on page 1". */
  readonly meaning: string;
  /** Milliseconds since 1970 UTC, and minutes east of it. */
  readonly at: number;
  readonly offsetMinutes: number;
  readonly mark: SignatureLook['mark'];
  readonly fonts: SheetFonts;
};

/** `undrawable`: characters of the name, role or meaning that stand as marks in the visible signature. */
export type SignedField = { readonly bytes: Uint8Array; readonly undrawable: readonly string[] };

export type SignFieldRefusal =
  | { readonly code: 'NoSuchField'; readonly fieldName: string }
  | { readonly code: 'FieldAlreadySigned'; readonly fieldName: string }
  | { readonly code: 'SheetUnreadable'; readonly detail: string };

const leastReserved = 8192;
const byteRangeRoom = '/ByteRange [0 0000000000 0000000000 0000000000]'.length;

/**
 * Adds one PAdES B-B signature to an empty field, as one incremental update that touches the field's widget, the
 * signature and its appearance; the first signature of a file also forbids later changes but signing (DocMDP).
 */
export async function signField(
  pdf: Uint8Array,
  request: SignFieldRequest,
): Promise<Result<SignedField, SignFieldRefusal>> {
  const opened = openForSigning(pdf);
  if (!opened.ok) return opened;
  const file = opened.value;
  const fields = signatureFields(file.newest);
  const field = fields.find(({ name }) => name === request.fieldName);
  if (field === undefined) return refused({ code: 'NoSuchField', fieldName: request.fieldName });
  if (field.isSigned) return refused({ code: 'FieldAlreadySigned', fieldName: request.fieldName });

  let nextId = firstFreeId(file);
  const allocate = (): number => nextId++;
  const signatureId = allocate();
  const certifies = fields.every(({ isSigned }) => !isSigned) && !file.newest.catalog.entries.has('Perms');
  const appearance = await drawAppearance(lookOf(request), sizeOf(file, field), {
    fonts: request.fonts,
    allocate,
  });
  const reserved = reservedFor(request.signer);
  const objects: readonly NewObject[] = [
    { id: field.id, body: widgetBody(field, { signatureId, formId: appearance.formId }) },
    { id: signatureId, body: signatureBody(request, { certifies, reserved }) },
    ...(certifies ? [certifiedRoot(file, signatureId)] : []),
    ...appearance.objects,
  ];
  const { bytes, offsets } = appendUpdate(file, { objects, size: nextId });
  fillSignature(bytes, { at: offsets.get(signatureId) ?? 0, reserved }, request.signer);
  return ok({ bytes, undrawable: appearance.undrawable });
}

function openForSigning(pdf: Uint8Array): Result<PdfFile, SignFieldRefusal> {
  try {
    return ok(openPdf(pdf));
  } catch (cause) {
    if (isPdfTrouble(cause)) return refused({ code: 'SheetUnreadable', detail: cause.message });
    throw cause;
  }
}

function lookOf(request: SignFieldRequest): SignatureLook {
  const { name, role, meaning, mark, signer, at, offsetMinutes } = request;
  const fingerprint = createHash('sha256').update(signer.certificate).digest('hex');
  return {
    mark,
    name,
    role,
    meaning,
    time: `${formatDate(at, offsetMinutes)} ${formatTimeOfDay(at, offsetMinutes)} (${zoneWords(offsetMinutes)})`,
    certificate: `Certificate ${fingerprint.slice(0, 8)} ${fingerprint.slice(8, 16)} … ${fingerprint.slice(-8)}`,
  };
}

function sizeOf(file: PdfFile, field: FormField): { readonly width: number; readonly height: number } {
  const rect = asItems(file.newest.resolve(field.dictionary.entries.get('Rect'))).map(
    (side) => asNumber(file.newest.resolve(side)) ?? 0,
  );
  const [left = 0, bottom = 0, right = 0, top = 0] = rect;
  return { width: Math.max(1, Math.abs(right - left)), height: Math.max(1, Math.abs(top - bottom)) };
}

function reservedFor({ certificate, chain }: SigningKey): number {
  const certificates = [certificate, ...chain].reduce((sum, der) => sum + der.length, 0);
  return Math.max(leastReserved, certificates + 4096);
}

function widgetBody(
  field: FormField,
  ids: { readonly signatureId: number; readonly formId: number },
): Buffer {
  const entries = new Map(field.dictionary.entries);
  entries.set('AP', {
    kind: 'dictionary',
    entries: new Map([['N', reference(ids.formId)]]),
  });
  entries.set('V', reference(ids.signatureId));
  return body({ kind: 'dictionary', entries });
}

function certifiedRoot(file: PdfFile, signatureId: number): NewObject {
  const permissions: PdfDictionary = {
    kind: 'dictionary',
    entries: new Map([['DocMDP', reference(signatureId)]]),
  };
  const entries = new Map(file.newest.catalog.entries).set('Perms', permissions);
  return {
    id: asReference(file.newest.trailer.entries.get('Root'))?.id ?? 0,
    body: body({ kind: 'dictionary', entries }),
  };
}

const certifying =
  '/Reference [<</Type /SigRef /TransformMethod /DocMDP /TransformParams <</Type /TransformParams /P 2 /V /1.2>>>>]';

/** Contents stands last, so that no number before it moves when it is filled. */
function signatureBody(
  request: SignFieldRequest,
  how: { readonly certifies: boolean; readonly reserved: number },
): Buffer {
  const at = formatOffsetIso(request.at, request.offsetMinutes);
  return Buffer.from(
    [
      '<</Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached',
      `/M (${pdfDate(at)}) /Name ${pdfString(request.name)}`,
      `/Reason ${pdfString(`${request.role}: ${request.meaning}`)}`,
      how.certifies ? certifying : '',
      ' '.repeat(byteRangeRoom),
      `/Contents <${'0'.repeat(how.reserved * 2)}>>>`,
    ].join(' '),
    'latin1',
  );
}

/** Writes the byte range and the CMS into their places; the length of the file does not change. */
function fillSignature(
  bytes: Buffer,
  place: { readonly at: number; readonly reserved: number },
  signer: SigningKey,
): void {
  const room = bytes.indexOf(`${' '.repeat(byteRangeRoom)} /Contents <`, place.at, 'latin1');
  const open = room + byteRangeRoom + ' /Contents '.length;
  const close = open + place.reserved * 2 + 2;
  const range = `/ByteRange [0 ${open} ${close} ${bytes.length - close}]`;
  bytes.write(range.padEnd(byteRangeRoom), room, 'latin1');
  const digest = createHash('sha256').update(bytes.subarray(0, open)).update(bytes.subarray(close)).digest();
  const cms = buildCms(digest, signer);
  if (cms.length > place.reserved) throw new Error(`A signature of ${cms.length} bytes has no room.`);
  bytes.write(cms.toString('hex'), open + 1, 'latin1');
}

function reference(id: number): PdfValue {
  return { kind: 'reference', id, generation: 0 };
}

function body(value: PdfDictionary): Buffer {
  return Buffer.from(writeValue(value), 'latin1');
}
