/** How to check this sheet without Runsheet, and what it does not prove. */
import type { StartedRun } from '../run/run-state.ts';
import type { SheetBlock } from './sheet-document.ts';
import type { SheetOptions } from './sheet-options.ts';
import { offsetOf, zoneWords } from './sheet-words.ts';

export function verifyPart(run: StartedRun, options: SheetOptions): readonly SheetBlock[] {
  const zones = [...new Set([offsetOf(run), run.created.offsetMinutes])].map(zoneWords).join(' and ');
  return [
    { kind: 'heading', level: 2, text: 'How to verify' },
    {
      kind: 'bullets',
      items: [
        'The history is attached as run.jsonl, one event a line. Each line ends in its seal: the SHA-256 of the line without the part from ,"seal": to the end, closed again with a brace. Each line names the seal of the line before it. One changed character breaks the chain from there on.',
        'record.json carries the same lines, the checklist and every answer as data. checklist.md is the checklist byte for byte; its SHA-256 stands below.',
        'Evidence is attached as files; their SHA-256 stands in the evidence table.',
        'pdfdetach, from the Poppler tools, or any PDF reader takes the attachments out; sha256sum checks them.',
        `Times are of this laptop’s clock, ${zones}; no time server was asked. Elapsed times have steps of that clock taken out, and each step is listed among the exceptions.`,
        'Signatures: pdfsig, from the Poppler tools, or any PDF reader shows who signed which field, and whether the file was changed since. Each signature covers everything before it and is added without touching it. runsheet verify says the same and also checks the history inside.',
        'A reader knows a signer only once it trusts the certificate; compare its fingerprint with the person. The time of a signature is that of the signer’s laptop. An empty field is no signature; drawn and typed marks outside of a field are pictures.',
      ],
    },
    {
      kind: 'mono',
      lines: [
        ...(run.closing === null
          ? []
          : [`Record as closed, entry ${run.closing.stamp.position}  ${run.closing.head}`]),
        `History up to this sheet, entry ${run.position}  ${run.head}`,
        `Checklist ${run.checklistSource.name}  ${run.checklistSource.sha256}`,
        `Run ${run.runNumber}  ${run.runId}`,
        `Made by Runsheet ${options.appVersion}`,
      ],
    },
  ];
}
