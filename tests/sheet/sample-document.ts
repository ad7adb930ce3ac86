import { crc32, deflateSync } from 'node:zlib';
import type {
  Glyph,
  SheetBlock,
  SheetDocument,
  SignatureBox,
  TableBlock,
  TableRow,
} from '#shared/sheet/sheet-document.ts';

export const sampleRecord = `${JSON.stringify({ run: 'NB4-25', names: ['李伟', 'Zoë', 'Олег Иванов', 'Ελένη', '김민준', 'さくら'] })}\n`;

/** A sheet with everything on it, as a cutover of one night would give it. */
export function sampleDocument(changes: Partial<SheetDocument> = {}): SheetDocument {
  return {
    title: 'XianFeast Production Deployment Checklist, run 25',
    subject: 'Approval sheet of run NB4-25, XianFeast 2.14.0, Production, CHG-48213',
    author: 'Mei Lindqvist',
    language: 'en',
    letterhead: { organisation: 'XianFeast Kitchens AB', logo: null },
    runIdentity: 'Approval sheet, run 25, 2026-11-18',
    runNumber: 'Run NB4-25',
    shortHash: 'SHA-256 9f3c71d0 e6a2 … 52b8a41e',
    watermark: null,
    createdAt: '2026-11-18T16:44:09+01:00',
    fileId: '9f3c71d0e6a24b190c77f5e28d31ab60',
    signatureFields: true,
    blocks: sampleBlocks(),
    attachments: [
      {
        name: 'record.json',
        mime: 'application/json',
        description: 'The record of the run',
        content: sampleRecord,
        relationship: 'Data',
      },
      {
        name: 'checklist.md',
        mime: 'text/markdown',
        description: 'The checklist as it was worked',
        content: new TextEncoder().encode('# XianFeast\n\n- [x] Create full system backup\n'),
        relationship: 'Source',
      },
    ],
    ...changes,
  };
}

/** A picture made of pixels, with a channel for transparency: a gradient with a square in it. */
export function samplePng(width: number, height: number): Uint8Array {
  const rows = Array.from({ length: height }, (_row, y) => {
    const pixels = Array.from({ length: width }, (_pixel, x) => {
      const isInside = x > width / 4 && x < width / 2 && y > height / 4 && y < height / 2;
      const shade = Math.round((255 * x) / width);
      return isInside ? [20, 90, 160, 255] : [shade, shade, 235, 255];
    });
    return Buffer.from([0, ...pixels.flat()]);
  });
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return new Uint8Array(
    Buffer.concat([
      signature,
      pngChunk('IHDR', head),
      pngChunk('IDAT', deflateSync(Buffer.concat(rows))),
      pngChunk('IEND', Buffer.alloc(0)),
    ]),
  );
}

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const numbers = Buffer.alloc(8);
  numbers.writeUInt32BE(data.length, 0);
  numbers.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([numbers.subarray(0, 4), body, numbers.subarray(4)]);
}

export function itemTable(count: number): TableBlock {
  const states: readonly (readonly [Glyph, string])[] = [
    ['done', 'done'],
    ['done', 'done'],
    ['done', 'done'],
    ['late', 'done late'],
    ['na', 'not applicable'],
    ['failed', 'failed'],
    ['deferred', 'deferred'],
  ];
  const rows: TableRow[] = [];
  for (let index = 0; index < count; index++) {
    if (index % 9 === 0) {
      rows.push({
        tone: 'group',
        cells: [{ text: `3.${index / 9 + 1} Step ${index / 9 + 1}: Application`, span: 5 }],
      });
    }
    const [glyph, word] = states[(index * 5) % states.length] ?? ['done', 'done'];
    rows.push({
      cells: [
        `3.${Math.floor(index / 9) + 1}.${(index % 9) + 1}`,
        {
          text: [
            { text: `Verify that service ${index + 1} answers within its limit`, style: 'normal' },
            {
              text: index % 6 === 3 ? '\nUpload to error tracker timed out twice. Note by 李伟.' : '',
              style: 'quiet',
            },
          ],
        },
        { text: word, glyph },
        `02:${String(index % 60).padStart(2, '0')}:14`,
        index % 4 === 0 ? 'Олег Иванов' : 'M. Lindqvist',
      ],
    });
  }
  return {
    kind: 'table',
    size: 'small',
    rowHeader: 0,
    columns: [
      { header: 'Item', width: { points: 44 }, align: 'left' },
      { header: 'Text', width: { share: 1 }, align: 'left' },
      { header: 'State', width: { points: 98 }, align: 'left' },
      { header: 'Time', width: { points: 58 }, align: 'right' },
      { header: 'Person', width: { points: 84 }, align: 'left' },
    ],
    rows,
  };
}

export function signatureBox(fieldName: string, changes: Partial<SignatureBox> = {}): SignatureBox {
  return {
    role: 'Lead Developer approval',
    name: 'Ingrid Solberg',
    meaning: 'I approve XianFeast 2.14.0 in Production as recorded up to 14:05, with 1 failed item.',
    timeLine: 'Drawn 2026-11-18 13:41:07 (UTC+1), no digital signature',
    mark: { kind: 'drawn', aspect: 3, strokes: [wave(0), wave(0.4)] },
    fieldName,
    ...changes,
  };
}

function sampleBlocks(): readonly SheetBlock[] {
  return [
    { kind: 'heading', level: 1, text: 'XianFeast Production Deployment Checklist' },
    {
      kind: 'callout',
      tone: 'good',
      glyph: 'done',
      title: 'Deployed',
      text: 'Live 02:04:00, watched to 03:34:00, no rollback, 5 exceptions',
    },
    {
      kind: 'keyValues',
      columns: 2,
      pairs: [
        { label: 'Release', value: 'XianFeast 2.14.0' },
        { label: 'Deployment Date', value: '2026-11-18' },
        { label: 'Environment', value: 'Production' },
        { label: 'Deployment Time', value: '02:04:00 (UTC+1)' },
        { label: 'Change ticket', value: 'CHG-48213' },
        { label: 'Deployed By', value: 'Mei Lindqvist' },
        { label: 'Rollback Decision Maker', value: 'Tomás Arriaga' },
        { label: 'On-call Engineer', value: 'Priya Nair' },
        { label: 'Incident Commander', value: 'Олег Иванов' },
        { label: 'Business Contact', value: 'Ελένη Παπαδοπούλου' },
        {
          label: 'Approvals',
          value: '13 of 13, given after go-live (retrospective), 13:41 to 16:40',
          wide: true,
        },
      ],
    },
    { kind: 'heading', level: 2, text: 'Where the 194 items ended' },
    {
      kind: 'table',
      size: 'normal',
      rowHeader: 0,
      columns: [
        { header: 'Phase', width: { share: 1.6 }, align: 'left' },
        ...['Items', 'Done', 'of these late', 'N/A', 'Failed', 'Deferred', 'Open'].map((header) => ({
          header,
          width: { share: header === 'of these late' ? 1.4 : 1 },
          align: 'right' as const,
        })),
      ],
      rows: [
        { cells: ['Prepare', '110', '105', '0', '4', '0', '1', '0'] },
        { cells: ['Deploy', '24', '22', '0', '1', '1', '0', '0'] },
        { cells: ['Verify', '25', '25', '1', '0', '0', '0', '0'] },
        {
          cells: [
            'Rollback',
            '10',
            { text: '4 triggers watched: 1 breach, none tripped. 6 steps not invoked.', span: 6 },
          ],
        },
        { cells: ['Sign-offs', '10', { text: '10 signed, retrospective', span: 6 }] },
        {
          cells: [
            'Follow-ups',
            '15',
            { text: 'due 25 Nov, 16 Dec, then monthly; kept in the addendum', span: 6 },
          ],
        },
      ],
    },
    { kind: 'heading', level: 2, text: 'Exceptions: 5, and 5 not applicable (page 2)' },
    {
      kind: 'entries',
      entries: [
        {
          glyph: 'failed',
          label: '2.2.5',
          text: 'Generate source maps for debugging. Failed 01:42:18, M. Lindqvist. Upload to error tracker timed out twice. Uploaded 09:20.',
        },
        {
          glyph: 'deferred',
          label: '1.2.4',
          text: 'Performance testing completed. Deferred 00:40:02, M. Lindqvist. Load-test report due 01:10 from Jonas. Never closed.',
        },
        {
          glyph: 'late',
          label: '3.1.5',
          text: 'CDN serving static assets. Done 02:37:10, 3 min 10 s after 0–30 closed.',
        },
        {
          glyph: 'override',
          label: 'Override',
          text: 'Step 3 started 01:50:12 with 3 items not closed. Reason: “Source maps can be uploaded after go-live”, Jonas agreed by phone 01:46.',
        },
        {
          glyph: 'breach',
          label: 'Breach',
          text: 'Error rate >5% for >2 minutes. Observed 02:44:08, cleared 02:45:39 after 1:31, not tripped.',
        },
      ],
    },
    { kind: 'pageBreak' },
    { kind: 'heading', level: 2, text: 'Windows and timeline' },
    {
      kind: 'timeline',
      alternative:
        'Windows 0–30, 30–60 and 60–90 minutes after go-live at 02:04:00; one item late in the first, one breach from 40 to 41 minutes in the second, cleared.',
      from: -14,
      to: 100,
      ticks: [
        { at: -14, label: '01:50' },
        { at: 0, label: '02:04 live' },
        { at: 30, label: '02:34' },
        { at: 60, label: '03:04' },
        { at: 90, label: '03:34' },
      ],
      lanes: [
        {
          label: 'Windows',
          bars: [
            { from: 0, to: 30, label: '0–30: 9 of 9, 1 late', fill: 'solid' },
            { from: 30, to: 60, label: '30–60: 8 of 8', fill: 'solid' },
            { from: 60, to: 90, label: '60–90: 8 of 8', fill: 'outline' },
          ],
          marks: [],
        },
        {
          label: 'Error rate',
          bars: [{ from: 40.1, to: 41.6, label: 'breach 1:31, cleared', fill: 'hatched' }],
          marks: [],
        },
        {
          label: 'Events',
          bars: [],
          marks: [
            { at: -13.8, glyph: 'override', label: 'override, step 3' },
            { at: 0, glyph: 'info', label: 'go-live' },
            { at: 33.2, glyph: 'late', label: '3.1.5 late' },
            { at: 40.1, glyph: 'breach', label: 'error rate' },
            { at: 95, glyph: 'info', label: 'hand-over to Priya Nair' },
          ],
        },
      ],
    },
    { kind: 'heading', level: 2, text: 'All items' },
    { kind: 'heading', level: 3, text: '3 Deployment steps' },
    itemTable(54),
    { kind: 'heading', level: 2, text: 'Signs used on this sheet' },
    {
      kind: 'entries',
      entries: (
        [
          'done',
          'failed',
          'deferred',
          'na',
          'open',
          'late',
          'early',
          'override',
          'breach',
          'tripped',
          'watched',
          'notInvoked',
          'due',
          'rolledBack',
          'aborted',
          'signed',
          'info',
        ] as const
      ).map((glyph) => ({ glyph, label: glyph, text: `The sign for ${glyph}.` })),
    },
    { kind: 'heading', level: 2, text: 'Evidence' },
    {
      kind: 'images',
      columns: 2,
      maxHeight: 150,
      images: [
        {
          bytes: samplePng(320, 180),
          mime: 'image/png',
          alternative: 'Dashboard, 0.2 % errors',
          caption: [
            { text: 'E-01 ', style: 'strong' },
            { text: 'dashboard.png, 12 KB, taken 02:31:05 for 3.1.2', style: 'normal' },
          ],
        },
        {
          bytes: new Uint8Array([1, 2, 3]),
          mime: 'image/jpeg',
          alternative: 'A picture that cannot be decoded: broken.jpg',
          caption: 'E-02 broken.jpg, 3 B',
        },
      ],
    },
    { kind: 'heading', level: 2, text: 'Sign-offs' },
    {
      kind: 'paragraph',
      tone: 'caution',
      text: 'Approvals were given after go-live: they are retrospective.',
    },
    { kind: 'heading', level: 3, text: 'Technical Sign-off' },
    {
      kind: 'signatureBoxes',
      columns: 2,
      boxes: [
        signatureBox('role-1'),
        signatureBox('role-2', {
          role: 'DevOps Engineer approval',
          name: '李伟',
          mark: { kind: 'typed', text: '李伟' },
        }),
        signatureBox('role-3', {
          role: 'Security Engineer approval',
          name: 'Zoë Müller',
          timeLine: '',
          meaning: '',
          mark: { kind: 'none', text: 'not signed' },
        }),
        ...[4, 5, 6, 7, 8, 9, 10].map((index) =>
          signatureBox(`role-${index}`, {
            role: `Role ${index} approval`,
            name: ['김민준', 'さくら'][index % 2] ?? '',
          }),
        ),
      ],
    },
    { kind: 'heading', level: 3, text: 'Deployment Approval' },
    {
      kind: 'signatureBoxes',
      columns: 3,
      boxes: ['Technical Lead', 'Product Manager', 'Operations Manager'].map((role, index) =>
        signatureBox(`approver-${index + 1}`, { role }),
      ),
    },
    { kind: 'heading', level: 2, text: 'How to verify' },
    {
      kind: 'bullets',
      items: [
        'Save record.json, the attachment of this PDF, and compute its SHA-256.',
        'Compare it with the hash below; they must be the same, character by character.',
        [
          { text: 'With coreutils: ', style: 'normal' },
          { text: 'sha256sum record.json', style: 'mono' },
        ],
      ],
    },
    {
      kind: 'mono',
      lines: [
        '9f3c71d0 e6a24b19 0c77f5e2 8d31ab60 4e9215c8 73fa0d6b b1e82f97 52b8a41e',
        '#412  2026-11-18T16:40:22.114+01:00  RunSigned  Lena Fischer',
      ],
    },
    { kind: 'callout', tone: 'plain', glyph: null, title: 'Exceptions: none', text: '' },
    { kind: 'paragraph', tone: 'quiet', text: 'Characters without a glyph are shown as marks: 🚀 and 𠮷.' },
  ];
}

function wave(phase: number): readonly { readonly x: number; readonly y: number }[] {
  return Array.from({ length: 60 }, (_, index) => ({
    x: 0.1 + phase / 2 + index / 130,
    y: 0.5 + 0.35 * Math.sin(index / 3.1 + phase * 8) * (1 - index / 90),
  }));
}
