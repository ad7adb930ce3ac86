/** A sheet with a real history inside, people with keys, and their signatures on it. */
import { join } from 'node:path';
import { nodeFiles } from '#electron/ledger/file-layer.ts';
import { drawSheet } from '#electron/sheet/draw-sheet.ts';
import { loadSheetFonts, type SheetFonts } from '#electron/sheet/fonts.ts';
import { openSigners, type Signers } from '#electron/signers/signers.ts';
import type { SigningKey } from '#electron/signing/build-cms.ts';
import { signField, type SignFieldRequest } from '#electron/signing/sign-field.ts';
import type { Result } from '#shared/result.ts';
import type { SheetDocument } from '#shared/sheet/sheet-document.ts';
import { ledgerText, sealedNotes } from '../support/ledgers.ts';
import { sampleDocument } from '../sheet/sample-document.ts';
import { pairs, runTool, scratchFolder } from './outside-tools.ts';

export const passphrase = 'correct horse battery';
/** A little ahead of this machine's clock, so that every certificate made by a test is valid then. */
export const signedAt = Math.floor(Date.now() / 1000) * 1000 + 3_600_000;

const chain = sealedNotes(6);
export const history = ledgerText(chain);
export const head = chain.at(-1)?.recorded.seal ?? '';
export const record = `${JSON.stringify({
  format: 'runsheet-record',
  version: 1,
  names: ['李伟', 'Zoë', 'محمد'],
  ledger: chain.map(({ line }) => line),
})}\n`;

export const fieldNames: readonly string[] = [
  ...Array.from({ length: 10 }, (_, index) => `role-${index + 1}`),
  ...Array.from({ length: 3 }, (_, index) => `approver-${index + 1}`),
];

let fonts: Promise<SheetFonts> | null = null;

export function sheetFonts(): Promise<SheetFonts> {
  fonts ??= loadSheetFonts(null);
  return fonts;
}

/** Seven pages, thirteen empty fields, the history attached and its head printed. */
export function documentToSign(changes: Partial<SheetDocument> = {}): SheetDocument {
  const sample = sampleDocument();
  return {
    ...sample,
    shortHash: `SHA-256 ${head.slice(0, 8)} ${head.slice(8, 16)} … ${head.slice(-8)}`,
    fileId: head.slice(0, 32),
    blocks: [...sample.blocks, { kind: 'mono', lines: [`Record (head of the chain, entry 6)  ${head}`] }],
    attachments: [
      attachment('record.json', 'application/json', record),
      attachment('run.jsonl', 'application/jsonl', history),
    ],
    ...changes,
  };
}

export function attachment(
  name: string,
  mime: string,
  content: string | Uint8Array,
): SheetDocument['attachments'][number] {
  return { name, mime, content, description: name, relationship: 'Data' };
}

export async function drawnSheet(changes: Partial<SheetDocument> = {}): Promise<Uint8Array> {
  return (await drawSheet(documentToSign(changes), await sheetFonts())).bytes;
}

export function testSigners(wall: () => number = () => signedAt): Signers {
  let tick = 0;
  return openSigners({
    files: nodeFiles,
    folder: join(scratchFolder(), 'signers'),
    wall: () => wall() + tick++,
    monotonic: () => performance.now(),
    cost: { n: 16, r: 8, p: 1 },
  });
}

export function valueOf<T, E>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** A key that Runsheet made. */
export async function madeKey(signers: Signers, name: string): Promise<SigningKey> {
  const made = valueOf(
    await signers.create({ name, role: 'Role', email: '', passphrase, organisationPassphrase: null }),
  );
  return valueOf(await signers.unlock(made.id, passphrase));
}

/** An RSA key with its certificate as a company hands it out, in a PKCS#12 file with the password "company". */
export function companyFile(name: string): Uint8Array {
  const folder = scratchFolder();
  const at = (file: string): string => join(folder, file);
  runTool('openssl', [
    ...'req -x509 -newkey rsa:2048 -nodes -utf8 -days 3650'.split(' '),
    ...pairs({ keyout: at('key.pem'), out: at('cert.pem'), subj: `/CN=${name}/O=XianFeast` }),
    ...pairs({ addext: 'basicConstraints=critical,CA:FALSE' }),
    ...pairs({ addext: 'keyUsage=critical,digitalSignature,nonRepudiation' }),
    ...pairs({ addext: 'extendedKeyUsage=emailProtection' }),
    ...pairs({ addext: 'subjectAltName=email:z@company.invalid' }),
  ]);
  runTool('openssl', [
    ...'pkcs12 -export -passout pass:company'.split(' '),
    ...pairs({ inkey: at('key.pem'), in: at('cert.pem'), out: at('key.p12') }),
  ]);
  return new Uint8Array(nodeFiles.read(at('key.p12')));
}

export async function importedKey(signers: Signers, file: Uint8Array): Promise<SigningKey> {
  const imported = valueOf(
    await signers.importKey({ file, filePassword: 'company', role: 'Product Manager', passphrase }),
  );
  return valueOf(await signers.unlock(imported.id, passphrase));
}

const wave = Array.from({ length: 80 }, (_, step) => ({
  x: step / 80,
  y: 0.5 + 0.4 * Math.sin(step / 4),
}));

export async function signRequest(
  signer: SigningKey,
  over: Partial<SignFieldRequest> = {},
): Promise<SignFieldRequest> {
  return {
    fieldName: 'role-1',
    signer,
    name: 'Ingrid Solberg',
    role: 'Lead Developer',
    meaning: 'I approve with the exceptions named on page 1',
    at: signedAt,
    offsetMinutes: 60,
    mark: { kind: 'drawn', strokes: [wave], aspect: 3 },
    fonts: await sheetFonts(),
    ...over,
  };
}

export type Person = { readonly name: string; readonly key: SigningKey };

/** The file after each signature; the first entry is the unsigned one. */
export async function signInTurn(
  base: Uint8Array,
  people: readonly Person[],
): Promise<readonly Uint8Array[]> {
  const states = [base];
  for (const [index, { name, key }] of people.entries()) {
    const request = await signRequest(key, {
      fieldName: fieldNames[index] ?? '',
      name,
      at: signedAt + index * 60_000,
      ...(index % 2 === 1 && { mark: { kind: 'typed', text: name } as const }),
    });
    states.push(valueOf(await signField(states.at(-1) ?? base, request)).bytes);
  }
  return states;
}

export const names = ['李伟', 'Zoë Müller', 'Олег Иванов', 'محمد'] as const;

/** So many people with keys: the second one's is the company's RSA key. */
export async function people(count: number): Promise<readonly Person[]> {
  const signers = testSigners();
  const found: Person[] = [];
  for (let index = 0; index < count; index++) {
    const name = names[index] ?? `Signer ${index + 1}`;
    const key = index === 1 ? await importedKey(signers, companyFile(name)) : await madeKey(signers, name);
    found.push({ name, key });
  }
  return found;
}
