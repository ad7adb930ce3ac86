/** Changes appended to a signed file as updates: what a signature's own mathematics does not notice. */
import { signField } from '#electron/signing/sign-field.ts';
import { signatureFields } from '#electron/signing/find-field.ts';
import { openPdf } from '#electron/verifying/pdf/open-pdf.ts';
import { changedDictionary, overwritten, streamBody, targetsOf, updated } from './change-pdf.ts';
import { drawnSheet, madeKey, signRequest, testSigners, valueOf } from './sheet-to-sign.ts';
import type { TamperCase } from './tamper-case.ts';

export function appendedUpdates(three: Uint8Array): readonly TamperCase[] {
  const at = targetsOf(three);
  const { file } = at;
  const after = 'Changed after the third signature';
  const says = (words: string): RegExp => new RegExp(`${after}: ${words}`);
  const update = (name: string, objects: Parameters<typeof updated>[1], words: string): TamperCase => ({
    name,
    bytes: updated(three, objects),
    says: says(words),
  });
  const rectangle = streamBody('', '0 0 1 rg 50 50 400 400 re f');
  const note = '<</Type /Annot /Subtype /FreeText /Rect [300 700 500 760] /Contents (APPROVED BY CEO)>>';
  const look = streamBody(
    '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources <<>>',
    '1 0 0 rg 0 0 9 9 re f',
  );
  return [
    update('page 4 replaced by an update', [[at.contents(4), rectangle]], 'page 4 was replaced'),
    update('page 1 replaced by an update', [[at.contents(1), rectangle]], 'page 1 was replaced'),
    update(
      'a note added to page 1',
      [
        [at.free, note],
        [at.page(1), changedDictionary(file, at.page(1), { Annots: `[${at.free} 0 R]` })],
      ],
      'page 1 was replaced',
    ),
    update(
      'page 2 made larger',
      [[at.page(2), changedDictionary(file, at.page(2), { MediaBox: '[0 0 2000 2000]' })]],
      'page 2 was replaced',
    ),
    update(
      'a page added',
      [
        [at.free, `<</Type /Page /Parent ${at.pageTree} 0 R /MediaBox [0 0 595 842] /Resources <<>>>>`],
        [
          at.pageTree,
          changedDictionary(file, at.pageTree, {
            Kids: `[${[1, 2, 3, 4, 5, 6, 7].map((number) => `${at.page(number)} 0 R`).join(' ')} ${at.free} 0 R]`,
            Count: '8',
          }),
        ],
      ],
      'pages were added',
    ),
    update(
      'a page taken out',
      [
        [
          at.pageTree,
          changedDictionary(file, at.pageTree, {
            Kids: `[${[1, 2, 3, 5, 6, 7].map((number) => `${at.page(number)} 0 R`).join(' ')}]`,
            Count: '6',
          }),
        ],
      ],
      'pages were removed',
    ),
    update(
      'two pages in another order',
      [
        [
          at.pageTree,
          changedDictionary(file, at.pageTree, {
            Kids: `[${[1, 2, 4, 3, 5, 6, 7].map((number) => `${at.page(number)} 0 R`).join(' ')}]`,
          }),
        ],
      ],
      'pages were removed or reordered',
    ),
    update(
      'the picture of the first signature replaced',
      [[at.look('role-1'), look]],
      'what is drawn as the signature of 李伟 was replaced',
    ),
    update(
      'another picture given to the first signature',
      [
        [at.free, look],
        [at.field('role-1'), changedDictionary(file, at.field('role-1'), { AP: `<</N ${at.free} 0 R>>` })],
      ],
      'what is drawn as the signature of 李伟 was replaced',
    ),
    update(
      'the first signature taken out of its field',
      [[at.field('role-1'), changedDictionary(file, at.field('role-1'), { V: null })]],
      'the signature of 李伟 was removed',
    ),
    update(
      'the last signature taken out of its field',
      [[at.field('role-3'), changedDictionary(file, at.field('role-3'), { V: null })]],
      'the signature of Олег Иванов was removed',
    ),
    update(
      'the second signature shown in the first field',
      [
        [
          at.field('role-1'),
          changedDictionary(file, at.field('role-1'), { V: `${at.signature('role-2')} 0 R` }),
        ],
      ],
      'the signature of 李伟 was removed',
    ),
    update(
      'an empty field moved',
      [[at.field('role-9'), changedDictionary(file, at.field('role-9'), { Rect: '[0 0 595 842]' })]],
      'the signature field role-9 was changed',
    ),
    update(
      'an empty field that looks signed',
      [
        [at.free, look],
        [at.field('role-9'), changedDictionary(file, at.field('role-9'), { AP: `<</N ${at.free} 0 R>>` })],
      ],
      'the signature field role-9 was changed',
    ),
    update(
      'the attached record replaced',
      [[at.attachedFile('record.json'), streamBody('/Type /EmbeddedFile', '{}')]],
      'the attached file record.json was replaced',
    ),
    update(
      'the attached history replaced',
      [[at.attachedFile('run.jsonl'), streamBody('/Type /EmbeddedFile', '{}')]],
      'the attached file run.jsonl was replaced',
    ),
    update(
      'the attachments taken out',
      [[at.root, changedDictionary(file, at.root, { Names: null, AF: null })]],
      'the document’s root was changed',
    ),
    update(
      'an action that runs on opening',
      [
        [
          at.root,
          changedDictionary(file, at.root, { OpenAction: '<</S /JavaScript /JS (app.alert\\(1\\))>>' }),
        ],
      ],
      'the document’s root was changed',
    ),
    update(
      'the permission of the first signature taken out',
      [[at.root, changedDictionary(file, at.root, { Perms: null })]],
      'the document’s root was changed',
    ),
    update(
      'a field of the form taken out',
      [[at.form, `<</Fields [${at.field('role-1')} 0 R] /SigFlags 3>>`]],
      'the form was changed',
    ),
    update(
      'the form told to redraw its fields',
      [[at.form, changedDictionary(file, at.form, { NeedAppearances: 'true' })]],
      'the form was changed',
    ),
    update(
      'the title changed',
      [[at.info, changedDictionary(file, at.info, { Title: '(Another run)' })]],
      'the document’s properties were changed',
    ),
    update(
      'the metadata replaced',
      [[at.metadata, streamBody('/Type /Metadata /Subtype /XML', '<x xmp:CreatorTool="?"/>')]],
      'the document’s properties were changed',
    ),
    update(
      'the structure for screen readers replaced',
      [[at.structure, changedDictionary(file, at.structure, { K: 'null' })]],
      'the structure that screen readers use was changed',
    ),
    update('an object added that nothing needs', [[at.free, '<</Hidden (for later)>>']], '1 part was added'),
    update(
      'the dictionary of the first signature replaced',
      [
        [
          at.signature('role-1'),
          changedDictionary(file, at.signature('role-1'), { Name: '(Somebody Else)' }),
        ],
      ],
      '.*was (?:removed|changed)',
    ),
  ];
}

export function structuralTricks(three: Uint8Array): readonly TamperCase[] {
  const at = targetsOf(three);
  const rectangle = streamBody('', '0 0 1 rg 50 50 400 400 re f');
  const append = (name: string, text: string, says: RegExp): TamperCase => ({
    name,
    bytes: new Uint8Array(Buffer.concat([three, Buffer.from(text, 'latin1')])),
    says,
  });
  const root = changedDictionary(at.file, at.root, {});
  return [
    append('a comment behind the end', '% hello\n', /8 bytes were added behind the last signature/),
    append('a line feed behind the end', '\n', /1 byte was added behind the last signature/),
    append('an object behind the end', `${at.contents(4)} 0 obj\n${rectangle}\nendobj\n`, /bytes were added/),
    {
      name: 'an update that repeats the root and hides a page beside it',
      bytes: updated(three, [[at.root, root]], { unlisted: [[at.contents(4), rectangle]] }),
      says: /an update it does not own up to/,
    },
    {
      name: 'an update that changes nothing at all',
      bytes: updated(three, [[at.root, root]]),
      says: /added behind the last signature/,
    },
    {
      name: 'an update with another root',
      bytes: updated(three, [[at.free, changedDictionary(at.file, at.root, { Lang: '(de)' })]], {
        trailer: `/Root ${at.free} 0 R /Info ${at.info} 0 R`,
      }),
      says: /Changed after the third signature: the document’s root was changed \(Root\)/,
    },
    {
      name: 'the last cross-reference table pointing to the first one',
      bytes: overwritten(
        three,
        lastStartOf(three),
        `startxref\n${'9'.repeat(lastStartOf(three).length - 10)}`,
      ),
      says: /cannot be read/,
    },
  ];
}

function lastStartOf(pdf: Uint8Array): string {
  const tail = Buffer.from(pdf).toString('latin1', pdf.length - 60);
  return /startxref\n\d+/.exec(tail)?.[0] ?? '';
}

export async function ownUpdates({
  base,
  two,
  three,
}: {
  readonly base: Uint8Array;
  readonly two: Uint8Array;
  readonly three: Uint8Array;
}): Promise<readonly TamperCase[]> {
  const forger = await madeKey(testSigners(), 'Mallory');
  const sign = async (pdf: Uint8Array, fieldName: string): Promise<Uint8Array> =>
    valueOf(await signField(pdf, await signRequest(forger, { fieldName, name: 'Mallory' }))).bytes;
  const at = targetsOf(three);
  const rectangle = streamBody('', '0 0 1 rg 50 50 400 400 re f');
  const other = await drawnSheet({ title: 'Another sheet', fileId: 'ab'.repeat(16) });
  const forged = await drawnSheet({
    attachments: [
      {
        name: 'run.jsonl',
        mime: 'application/jsonl',
        content: '{}\n',
        description: 'x',
        relationship: 'Data',
      },
    ],
  });
  const fieldOfTwo = openPdf(two);
  return [
    {
      name: 'page 4 replaced, then signed over by somebody else',
      bytes: await sign(updated(three, [[at.contents(4), rectangle]]), 'role-7'),
      says: /Changed after the third signature: page 4 was replaced/,
    },
    {
      name: 'the last signature taken out, then signed over by somebody else',
      bytes: await sign(
        updated(three, [[at.field('role-3'), changedDictionary(at.file, at.field('role-3'), { V: null })]]),
        'role-3',
      ),
      says: /the signature of Олег Иванов was removed/,
    },
    {
      name: 'the third signature of this file behind another sheet',
      bytes: new Uint8Array(Buffer.concat([other, three.subarray(two.length)])),
      says: /cannot be read/,
    },
    {
      name: 'two signed files, one behind the other',
      bytes: new Uint8Array(
        Buffer.concat([two, await sign(base, signatureFields(fieldOfTwo.newest)[5]?.name ?? '')]),
      ),
      says: /cannot be read|changed after it was signed|does not cover/,
    },
    {
      name: 'another sheet signed, its record replaced before',
      bytes: await sign(forged, 'role-1'),
      says: /record inside this PDF does not hold/,
    },
    {
      name: 'the third revision moved by one byte',
      bytes: new Uint8Array(Buffer.concat([two, Buffer.from('\n'), three.subarray(two.length)])),
      says: /cannot be read|changed after it was signed/,
    },
  ];
}
