import { createHash } from 'node:crypto';
import type { SheetAttachment } from '#shared/sheet/sheet-document.ts';
import { pdfName, pdfString } from './pdf-text.ts';
import type { PdfWriter } from './pdf-writer.ts';

export type AttachedFile = {
  readonly attachment: SheetAttachment;
  readonly fileId: number;
  readonly specificationId: number;
};

/** Sorted by name, as the tree of names must be. */
export function allocateAttachments(
  attachments: readonly SheetAttachment[],
  writer: PdfWriter,
): readonly AttachedFile[] {
  return attachments
    .toSorted((one, other) => (pdfString(one.name) < pdfString(other.name) ? -1 : 1))
    .map((attachment) => ({
      attachment,
      fileId: writer.allocate(),
      specificationId: writer.allocate(),
    }));
}

export function writeAttachments(
  files: readonly AttachedFile[],
  writer: PdfWriter,
  at: { readonly namesId: number; readonly date: string },
): void {
  for (const { attachment, fileId, specificationId } of files) {
    const content = attachment.content;
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
    const checksum = createHash('md5').update(bytes).digest('hex');
    writer.stream(
      fileId,
      {
        Type: '/EmbeddedFile',
        Subtype: pdfName(attachment.mime),
        Params: `<</Size ${bytes.length} /CheckSum <${checksum}> /ModDate (${at.date})>>`,
      },
      bytes,
    );
    const name = pdfString(attachment.name);
    writer.object(
      specificationId,
      [
        `<</Type /Filespec /F ${name} /UF ${name} /Desc ${pdfString(attachment.description)}`,
        `/AFRelationship /${attachment.relationship} /EF <</F ${fileId} 0 R /UF ${fileId} 0 R>>>>`,
      ].join(' '),
    );
  }
  const names = files.map((file) => `${pdfString(file.attachment.name)} ${file.specificationId} 0 R`);
  writer.object(at.namesId, `<</EmbeddedFiles <</Names [${names.join(' ')}]>>>>`);
}
