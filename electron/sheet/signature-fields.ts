import { pdfString } from './pdf-text.ts';
import type { PdfWriter } from './pdf-writer.ts';
import type { TagElement } from './structure-tree.ts';

/** An empty signature field: a place where a digital signature can be added later, and none by itself. */
export type SignatureField = {
  /** Partial field name; a full stop in it would make a hierarchy. */
  readonly name: string;
  readonly tip: string;
  readonly page: number;
  /** Points from the lower left corner of the page: left, bottom, width, height. */
  readonly box: readonly [number, number, number, number];
  readonly element: TagElement;
  id: number;
  appearanceId: number;
};

const printedAndLocked = 132;

/** Writes widgets and their bordered appearance; keys of the parent tree start at `firstKey`. */
export function writeSignatureFields(
  fields: readonly SignatureField[],
  writer: PdfWriter,
  at: { readonly formId: number; readonly firstKey: number; readonly pageIds: readonly number[] },
): void {
  fields.forEach((field, index) => {
    const [left, bottom, width, height] = field.box;
    const border = `0.7 G 0.5 w 0.25 0.25 ${round(width - 0.5)} ${round(height - 0.5)} re S\n`;
    writer.stream(
      field.appearanceId,
      {
        Type: '/XObject',
        Subtype: '/Form',
        BBox: `[0 0 ${round(width)} ${round(height)}]`,
        Resources: '<<>>',
      },
      Buffer.from(border, 'latin1'),
    );
    const rect = [left, bottom, left + width, bottom + height].map(round).join(' ');
    writer.object(
      field.id,
      [
        `<</Type /Annot /Subtype /Widget /FT /Sig /T ${pdfString(field.name)}`,
        `/TU ${pdfString(field.tip)} /Contents ${pdfString(field.tip)}`,
        `/F ${printedAndLocked} /Rect [${rect}] /P ${at.pageIds[field.page] ?? 0} 0 R`,
        `/AP <</N ${field.appearanceId} 0 R>> /StructParent ${at.firstKey + index}>>`,
      ].join(' '),
    );
  });
  const list = fields.map((field) => `${field.id} 0 R`).join(' ');
  writer.object(at.formId, `<</Fields [${list}] /SigFlags 3>>`);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
