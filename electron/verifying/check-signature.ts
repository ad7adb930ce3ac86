import { parseOffsetIso } from '#shared/ledger/offset-iso.ts';
import type { SignatureCheck, SignatureFault } from '#shared/signing/sheet-verification.ts';
import { readBer } from '../signing/read-ber.ts';
import { checkCms, type CmsCheck } from './check-cms.ts';
import { endOf, signatureText, type FoundSignature } from './collect-signatures.ts';

/** Signature formats that are checked; ESS: whether the certificate must be among what is signed. */
const formats: Readonly<Record<string, { readonly certificateAttribute: boolean }>> = {
  'ETSI.CAdES.detached': { certificateAttribute: true },
  'adbe.pkcs7.detached': { certificateAttribute: false },
};

/** Checks one signature by itself; what was changed after it is looked at elsewhere. */
export function checkSignature(
  bytes: Buffer,
  signature: FoundSignature,
  isKnown: (fingerprint: string) => boolean,
): SignatureCheck {
  const { cms, faults } = checkContents(bytes, signature);
  const signedAt = signingTime(signatureText(signature, 'M'));
  const all: readonly SignatureFault[] = isOutside(cms, signedAt) ? [...faults, 'OutsideValidity'] : faults;
  const reason = signatureText(signature, 'Reason');
  return {
    fieldName: signature.field.name,
    name: signerName(cms, signature),
    role: /^([^:]{1,80}): /.exec(reason)?.[1] ?? '',
    reason,
    signedAt,
    certificate: cms?.signer ?? null,
    isKnown: cms?.fingerprints.some(isKnown) ?? false,
    valid: all.length === 0,
    coversWholeFile: all.length === 0 && endOf(signature) === bytes.length,
    faults: all,
  };
}

function signerName(cms: CmsCheck | null, signature: FoundSignature): string {
  const named = cms?.signer?.name ?? '';
  return named === '' ? signatureText(signature, 'Name') : named;
}

/** The time is the signer's own claim; outside the certificate's it is at least a contradiction. */
function isOutside(cms: CmsCheck | null, signedAt: string | null): boolean {
  if (signedAt === null || cms?.validity == null) return false;
  const moment = Date.parse(signedAt);
  return moment < cms.validity.from || moment > cms.validity.until;
}

function checkContents(
  bytes: Buffer,
  signature: FoundSignature,
): { readonly cms: CmsCheck | null; readonly faults: readonly SignatureFault[] } {
  const format = formats[signature.subFilter];
  if (format === undefined) return { cms: null, faults: ['Unsupported'] };
  if (!isCoverageSound(bytes, signature)) return { cms: null, faults: ['CoverageWrong'] };
  const padded = Buffer.from(signature.contents?.bytes ?? '', 'latin1');
  const length = lengthOfBer(padded);
  if (length === null) return { cms: null, faults: ['Unreadable'] };
  const [, first, next, rest] = signature.range ?? [0, 0, 0, 0];
  const covered = [bytes.subarray(0, first), bytes.subarray(next, next + rest)];
  const cms = checkCms(padded.subarray(0, length), covered, format);
  const isPadded = padded.subarray(length).every((byte) => byte === 0);
  return { cms, faults: isPadded ? cms.faults : [...cms.faults, 'PaddingUsed'] };
}

/**
 * Everything from the first byte on, but exactly the string of the signature itself, up to the end of an update.
 * Anything else would leave room to slip something in.
 */
export function isCoverageSound(bytes: Buffer, { range, contents, offset }: FoundSignature): boolean {
  if (range === null || contents === null || contents.form !== 'hexadecimal' || offset === 0) return false;
  const [start, first, next] = range;
  const end = endOfRange(range);
  if (start !== 0 || first !== contents.at || next !== contents.end || end > bytes.length) return false;
  if (offset >= first || end <= next) return false;
  const written = bytes.toString('latin1', contents.at + 1, contents.end - 1);
  return /^[0-9A-Fa-f]*$/.test(written) && /%%EOF[\r\n]{0,2}$/.test(bytes.toString('latin1', end - 8, end));
}

function endOfRange(range: readonly [number, number, number, number]): number {
  return range[2] + range[3];
}

/** Length of the outermost sequence with its head (ISO/IEC 8825-1, 8.1.3); null for anything else. */
function lengthOfBer(bytes: Buffer): number | null {
  const [tag, first = 0] = bytes;
  if (tag !== 0x30) return null;
  if (first < 0x80) return first + 2;
  // NSS, and so pdfsig, leaves the length open: everything inside has to be read to find the end.
  if (first === 0x80) return openLength(bytes);
  const digits = first & 0x7f;
  if (digits > 4 || bytes.length < digits + 2) return null;
  const length = bytes.readUIntBE(2, digits) + digits + 2;
  return length <= bytes.length ? length : null;
}

function openLength(bytes: Buffer): number | null {
  return readBer(bytes)?.end ?? null;
}

/** A PDF date as ISO with zone; null when it has none or is no date. */
function signingTime(date: string): string | null {
  const found = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|([+-])(\d\d)'?(\d\d)'?)/.exec(date);
  if (!found) return null;
  const [, year, month, day, hour, minute, second, sign = '+', hours = '00', minutes = '00'] = found;
  const text = `${year}-${month}-${day}T${hour}:${minute}:${second}.000${sign}${hours}:${minutes}`;
  return parseOffsetIso(text) === null ? null : text.replace('.000', '');
}
