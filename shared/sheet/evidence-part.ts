/** Evidence with its hashes: pictures small, texts short, every file attached to the sheet whole. */
import type { KeptEvidence, StartedRun } from '../run/run-state.ts';
import type { SheetAttachment, SheetBlock, SheetImage, TableRow } from './sheet-document.ts';
import type { SheetOptions } from './sheet-options.ts';
import { count, when } from './sheet-words.ts';

/** Bytes: larger pieces are named with their hash, not attached, so that the sheet can still be sent. */
const attachUpTo = 25 * 1024 * 1024;
const shownText = 600;

/** "E1", "E2", …: how items refer to their evidence, counted over the whole run in the order it was captured. */
export function evidenceNumber(run: StartedRun, id: string): string {
  return `E${run.evidence.findIndex((kept) => kept.evidence.id === id) + 1}`;
}

export function evidencePart(run: StartedRun, options: SheetOptions): readonly SheetBlock[] {
  const kept = run.evidence;
  if (kept.length === 0) {
    return [
      { kind: 'heading', level: 2, text: 'Evidence' },
      { kind: 'paragraph', tone: 'normal', text: 'No evidence was captured.' },
    ];
  }
  const images = kept.flatMap((piece) => imageOf(run, piece, options));
  return [
    { kind: 'heading', level: 2, text: `Evidence: ${count(kept.length, 'piece')}` },
    {
      kind: 'table',
      columns: [
        { header: 'No.', width: { points: 28 }, align: 'left' },
        { header: 'Item', width: { points: 40 }, align: 'left' },
        { header: 'What', width: { share: 3 }, align: 'left' },
        { header: 'Captured', width: { share: 2 }, align: 'left' },
        { header: 'Size', width: { points: 54 }, align: 'right' },
        { header: 'SHA-256', width: { share: 3 }, align: 'left' },
      ],
      rows: kept.map((piece) => evidenceRow(run, piece, options)),
      rowHeader: 0,
      size: 'small',
    },
    ...(images.length === 0 ? [] : [{ kind: 'images', columns: 2, maxHeight: 220, images } as const]),
  ];
}

/** Files and images that are kept, not removed, and small enough. */
export function evidenceAttachments(run: StartedRun, options: SheetOptions): readonly SheetAttachment[] {
  return run.evidence.flatMap((piece): SheetAttachment[] => {
    const bytes = options.evidence.get(piece.evidence.id);
    if (bytes === undefined || piece.removed !== null || bytes.byteLength > attachUpTo) return [];
    const number = evidenceNumber(run, piece.evidence.id);
    return [
      {
        name: `${number}-${safeName(piece.evidence.name)}`,
        mime: piece.evidence.mime,
        description: `Evidence ${number}, SHA-256 ${piece.evidence.sha256}`,
        content: bytes,
        relationship: 'Supplement',
      },
    ];
  });
}

function evidenceRow(run: StartedRun, piece: KeptEvidence, options: SheetOptions): TableRow {
  const { evidence } = piece;
  return {
    cells: [
      evidenceNumber(run, evidence.id),
      piece.item ?? 'run',
      [evidence.name, ...remarks(piece, options)].join('\n'),
      `${when(run, piece.stamp)}, ${piece.stamp.by}`,
      sizeWords(evidence.size),
      { text: [{ text: evidence.sha256, style: 'mono' }] },
    ],
  };
}

function remarks(piece: KeptEvidence, options: SheetOptions): readonly string[] {
  const { evidence, removed } = piece;
  if (removed !== null) return [`Removed: ${removed.reason}`];
  if (evidence.text !== null)
    return [evidence.text.length > shownText ? `${evidence.text.slice(0, shownText)} …` : evidence.text];
  if (!options.evidence.has(evidence.id)) return ['Its file could not be read when this sheet was made.'];
  return evidence.size > attachUpTo ? ['Too large to attach; kept with the record.'] : [];
}

function imageOf(run: StartedRun, piece: KeptEvidence, options: SheetOptions): readonly SheetImage[] {
  const bytes = options.evidence.get(piece.evidence.id);
  const { mime, name, id } = piece.evidence;
  if (bytes === undefined || piece.removed !== null || (mime !== 'image/jpeg' && mime !== 'image/png'))
    return [];
  const caption = `${evidenceNumber(run, id)} ${piece.item ?? ''} ${name}`;
  return [{ bytes, mime, alternative: `Evidence ${caption}`, caption }];
}

export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** A file name that is harmless in any folder: letters and digits of any script, dot, dash, underscore. */
function safeName(name: string): string {
  const cleaned = name.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-').replaceAll(/^[.-]+/gu, '');
  return cleaned === '' ? 'evidence' : cleaned.slice(-80);
}
