/** The page an auditor gets with the certificates: what they are, how to trust them, what they do not prove. */
import { createHash } from 'node:crypto';
import { formatDate } from '#shared/time/instant.ts';
import type { SheetBlock, SheetDocument } from '#shared/sheet/sheet-document.ts';
import type { OrganisationSummary, SignerSummary } from '#shared/signing/signer.ts';

export type TrustPageContent = {
  /** ISO instant with zone. */
  readonly at: string;
  readonly organisation: OrganisationSummary | null;
  readonly signers: readonly SignerSummary[];
};

export function trustPage(content: TrustPageContent): SheetDocument {
  const title = 'How to trust these signatures';
  return {
    title,
    subject: 'Certificates of the people who sign approval sheets',
    author: content.organisation?.name ?? 'Runsheet',
    language: 'en',
    letterhead: { organisation: content.organisation?.name ?? '', logo: null },
    runIdentity: title,
    runNumber: '',
    shortHash: '',
    watermark: null,
    createdAt: content.at,
    fileId: createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 32),
    signatureFields: false,
    blocks: blocksOf(content, title),
    attachments: [],
  };
}

function blocksOf({ organisation, signers }: TrustPageContent, title: string): readonly SheetBlock[] {
  const issued = signers.some(({ kind }) => kind === 'issued');
  return [
    { kind: 'heading', level: 1, text: title },
    {
      kind: 'paragraph',
      tone: 'normal',
      text: 'Each signature on an approval sheet is a digital signature of the PDF itself. Any PDF reader finds out whether the file was changed since. Who a signer is, a reader knows only once it trusts the signer’s certificate. Compare the fingerprints below with each person, or by a second channel, before you import anything.',
    },
    ...(organisation !== null && issued ? organisationBlocks(organisation) : []),
    { kind: 'heading', level: 2, text: 'How to import' },
    {
      kind: 'bullets',
      items: [
        'Adobe Acrobat: Preferences, Signatures, Identities & Trusted Certificates, Trusted Certificates, Import the .cer file; then Edit Trust, "Use this certificate as a trusted root".',
        'pdfsig (Poppler): certutil -A -d sql:FOLDER -n NAME -t P,P,P -i FILE.cer, for the organisation’s certificate -t C,C,C; then pdfsig -nssdir sql:FOLDER SHEET.pdf.',
        'Without any program of ours: openssl cms -verify -cades on the signature taken out of the PDF.',
      ],
    },
    { kind: 'heading', level: 2, text: 'What this does not prove' },
    {
      kind: 'paragraph',
      tone: 'normal',
      text: 'A certificate made in Runsheet was vouched for by nobody but its maker; it proves that the same key signed. The time of a signature is that of the signer’s laptop.',
    },
    { kind: 'heading', level: 2, text: 'Signers' },
    ...(signers.length === 0 ? [nobody] : [signerTable(signers)]),
  ];
}

const nobody: SheetBlock = { kind: 'paragraph', tone: 'quiet', text: 'No signers yet.' };

function organisationBlocks(organisation: OrganisationSummary): readonly SheetBlock[] {
  return [
    { kind: 'heading', level: 2, text: 'Organisation' },
    {
      kind: 'paragraph',
      tone: 'normal',
      text: 'One import is enough for every signer whose certificate this one issued.',
    },
    { kind: 'mono', lines: [organisation.name, `SHA-256 ${grouped(organisation.fingerprint)}`] },
  ];
}

const kinds: Readonly<Record<SignerSummary['kind'], string>> = {
  made: 'self-signed in Runsheet',
  issued: 'issued by the organisation',
  imported: 'issued by',
};

function signerTable(signers: readonly SignerSummary[]): SheetBlock {
  return {
    kind: 'table',
    columns: [
      { header: 'Name and role', width: { share: 2 }, align: 'left' },
      { header: 'Kind of key', width: { share: 2.2 }, align: 'left' },
      { header: 'Valid', width: { points: 74 }, align: 'left' },
      { header: 'Fingerprint (SHA-256)', width: { points: 200 }, align: 'left' },
    ],
    rows: signers.map((signer) => ({
      cells: [
        [signer.name, signer.role].filter((part) => part !== '').join('\n'),
        `${signer.key},\n${kinds[signer.kind]}${signer.kind === 'imported' ? ` ${signer.issuer}` : ''}${signer.removedAt === null ? '' : '\nremoved: signs no more'}`,
        `${formatDate(signer.validFrom, 0)}\n${formatDate(signer.validUntil, 0)}`,
        { text: [{ text: grouped(signer.fingerprint), style: 'mono' }] },
      ],
    })),
    rowHeader: 0,
    size: 'small',
  };
}

function grouped(fingerprint: string): string {
  return fingerprint.match(/.{8}/g)?.join(' ') ?? fingerprint;
}
