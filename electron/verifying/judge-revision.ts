/** What a later revision may change: the field it signs, and what the standard allows beside it. */
import type { SheetChange } from '#shared/signing/sheet-verification.ts';
import { signatureFields, type FormField } from '../signing/find-field.ts';
import { endOf, type FoundSignature } from './collect-signatures.ts';
import { describeObjects } from './describe-objects.ts';
import type { PdfObject } from './pdf/parse-object.ts';
import {
  asDictionary,
  asNumber,
  asReference,
  nameOf,
  sameValue,
  textOf,
  type PdfDictionary,
  type PdfValue,
} from './pdf/pdf-value.ts';
import { isRevisionComplete } from './revision-bytes.ts';
import type { Revision } from './split-revisions.ts';

/** Every change of a revision that no signature allows. */
export function judgeRevision(
  bytes: Buffer,
  revision: Revision,
  signatures: readonly FoundSignature[],
): readonly SheetChange[] {
  if (revision.sections.length === 0) {
    return [{ kind: 'appended', bytes: revision.to - revision.from }];
  }
  const context = makeContext(revision, signatures);
  const touched = [...new Set(revision.sections.flatMap((section) => [...section.entries.keys()]))];
  const changed: number[] = [];
  const added: number[] = [];
  const named: SheetChange[] = [];
  for (const id of touched) {
    const before = revision.before.object(id);
    const after = revision.state.object(id);
    if (before === null && after !== null) added.push(id);
    if (before === null || isSameObject(bytes, before, after)) continue;
    const verdict = judgeObject(context, before, after);
    if (verdict === 'changed') changed.push(id);
    else if (verdict !== 'allowed') named.push(verdict);
  }
  const stray = added.filter((id) => !context.mayAdd(id));
  const moved = ['Root', 'Info', 'Encrypt'].filter((key) => !isSameInTrailer(revision, key));
  const hidden = !revision.ownsUp || !isRevisionComplete(bytes, revision);
  return [
    ...(moved.length > 0 ? [{ kind: 'root' as const, keys: moved }] : []),
    ...named,
    ...describeObjects(revision.before, revision.state, changed),
    ...(stray.length > 0 ? [{ kind: 'added' as const, count: stray.length }] : []),
    ...(hidden ? [{ kind: 'hidden' as const }] : []),
  ];
}

/** Another root is another document, whatever the objects of the signed one say. */
function isSameInTrailer({ before, state }: Revision, key: string): boolean {
  return sameValue(before.trailer.entries.get(key), state.trailer.entries.get(key));
}

type Context = {
  readonly revision: Revision;
  readonly fields: ReadonlyMap<number, FormField>;
  /** Fields that get their signature in this very revision. */
  readonly signing: ReadonlyMap<number, FoundSignature>;
  /** Appearances those fields had while they were empty. */
  readonly retired: ReadonlySet<number>;
  readonly ids: {
    readonly root: number | undefined;
    readonly info: number | undefined;
    readonly form: number | undefined;
    readonly securityStore: number | undefined;
  };
  readonly nameOf: (fieldId: number) => string;
  readonly mayAdd: (id: number) => boolean;
};

function makeContext(revision: Revision, signatures: readonly FoundSignature[]): Context {
  const { before, state, to } = revision;
  const fields = new Map(signatureFields(before).map((field) => [field.id, field]));
  const signing = new Map(
    signatures
      .filter(({ field, id }) => fields.get(field.id)?.isSigned === false && before.object(id) === null)
      .filter((signature) => endOf(signature) === to)
      .map((signature) => [signature.field.id, signature]),
  );
  const roots = [...signing.keys()].flatMap((id) => {
    const widget = asDictionary(state.object(id)?.value);
    return [widget?.entries.get('V') ?? null, widget?.entries.get('AP') ?? null];
  });
  const reached = reachNew(revision, [...roots, state.catalog.entries.get('DSS') ?? null]);
  const size = asNumber(before.trailer.entries.get('Size')) ?? 0;
  const isPlumbing = (id: number): boolean =>
    ['XRef', 'ObjStm'].includes(nameOf(asDictionary(state.object(id)?.value)?.entries.get('Type')));
  return {
    revision,
    fields,
    signing,
    retired: new Set(
      [...signing.keys()].flatMap((id) => {
        const look = before.dictionary(fields.get(id)?.dictionary.entries.get('AP'));
        return asReference(look?.entries.get('N'))?.id ?? [];
      }),
    ),
    ids: {
      root: asReference(before.trailer.entries.get('Root'))?.id,
      info: asReference(before.trailer.entries.get('Info'))?.id,
      form: asReference(before.catalog.entries.get('AcroForm'))?.id,
      securityStore: asReference(before.catalog.entries.get('DSS'))?.id,
    },
    nameOf: (fieldId) => {
      const signature = signatures.find(({ field }) => field.id === fieldId);
      const name = textOf(signature?.dictionary.entries.get('Name'));
      return name === '' ? (fields.get(fieldId)?.name ?? '') : name;
    },
    // A number below the size may already be referred to by what was signed.
    mayAdd: (id) => isPlumbing(id) || (reached.has(id) && id >= size),
  };
}

const mostReached = 20_000;

/** Objects of this revision that are reached from the given values without passing through older ones. */
function reachNew({ before, state }: Revision, roots: readonly PdfValue[]): ReadonlySet<number> {
  const reached = new Set<number>();
  const waiting: PdfValue[] = [...roots];
  while (waiting.length > 0 && reached.size < mostReached) {
    const value = waiting.pop() ?? null;
    if (value === null || typeof value !== 'object') continue;
    if (value.kind === 'array') waiting.push(...value.items);
    if (value.kind === 'dictionary') waiting.push(...value.entries.values());
    if (value.kind !== 'reference' || reached.has(value.id) || before.object(value.id) !== null) continue;
    reached.add(value.id);
    waiting.push(state.object(value.id)?.value ?? null);
  }
  return reached;
}

type Verdict = 'allowed' | 'changed' | SheetChange;

function judgeObject(context: Context, before: PdfObject, after: PdfObject | null): Verdict {
  const { id } = before;
  if (context.fields.has(id)) return judgeField(context, before, after);
  if (context.retired.has(id)) return 'allowed';
  const one = asDictionary(before.value);
  const other = asDictionary(after?.value);
  if (one === null || other === null) return 'changed';
  const keys = changedKeys(one, other);
  switch (id) {
    case context.ids.root:
      return judgeRoot(context, { one, other, keys });
    case context.ids.info:
      return keys.every((key) => key === 'ModDate' || key === 'Producer')
        ? 'allowed'
        : { kind: 'properties' };
    case context.ids.form:
      return isFormAllowed(one, keys) ? 'allowed' : { kind: 'form' };
    case context.ids.securityStore:
      return 'allowed';
    default:
      return 'changed';
  }
}

const signingKeys = new Set(['V', 'AP', 'AS', 'M']);

/** A field may get its signature once; nothing else of it changes, before or after. */
function judgeField(context: Context, before: PdfObject, after: PdfObject | null): Verdict {
  const { id } = before;
  const field = context.fields.get(id);
  const one = asDictionary(before.value);
  const other = asDictionary(after?.value);
  if (field === undefined || one === null) return 'changed';
  const name = context.nameOf(id);
  const keys = other === null ? ['V'] : changedKeys(one, other);
  if (field.isSigned) {
    return keys.includes('V') ? { kind: 'signatureRemoved', name } : { kind: 'signatureLook', name };
  }
  const isSigning = context.signing.has(id) && keys.every((key) => signingKeys.has(key));
  return isSigning ? 'allowed' : { kind: 'field', name: field.name };
}

function judgeRoot(
  context: Context,
  {
    one,
    other,
    keys,
  }: { readonly one: PdfDictionary; readonly other: PdfDictionary; readonly keys: readonly string[] },
): Verdict {
  const refused = keys.filter((key) => {
    const had = one.entries.get(key);
    const has = other.entries.get(key);
    if (key === 'DSS') return has === undefined;
    if (key === 'Extensions') return !isExtended(asDictionary(had), asDictionary(has));
    if (key === 'Perms') return had !== undefined || !isCertified(context, asDictionary(has));
    return true;
  });
  return refused.length === 0 ? 'allowed' : { kind: 'root', keys: refused };
}

/** Later versions of the format are declared by adding to the list. */
function isExtended(had: PdfDictionary | null, has: PdfDictionary | null): boolean {
  if (has === null) return false;
  return [...(had?.entries ?? [])].every(([key, value]) => sameValue(value, has.entries.get(key)));
}

function isCertified({ signing }: Context, permissions: PdfDictionary | null): boolean {
  if (permissions === null || [...permissions.entries.keys()].join() !== 'DocMDP') return false;
  const id = asReference(permissions.entries.get('DocMDP'))?.id;
  return [...signing.values()].some((signature) => signature.id === id);
}

const formAdditions = new Set(['DR', 'DA']);

function isFormAllowed(one: PdfDictionary, keys: readonly string[]): boolean {
  return keys.every((key) => formAdditions.has(key) && !one.entries.has(key));
}

function changedKeys(one: PdfDictionary, other: PdfDictionary): readonly string[] {
  const keys = new Set([...one.entries.keys(), ...other.entries.keys()]);
  return [...keys].filter((key) => !sameValue(one.entries.get(key), other.entries.get(key)));
}

function isSameObject(bytes: Buffer, before: PdfObject, after: PdfObject | null): boolean {
  if (after === null) return false;
  if (before.at === after.at && before.at !== 0) return true;
  if (!sameValue(before.value, after.value)) return false;
  if (before.stream === null || after.stream === null) return before.stream === after.stream;
  const one = bytes.subarray(before.stream.from, before.stream.to);
  return one.equals(bytes.subarray(after.stream.from, after.stream.to));
}
