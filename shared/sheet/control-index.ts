/**
 * Where an auditor finds what four controls ask of a change record. It says where to look, and never that the
 * control is met: that is for the auditor to say.
 */
import type { SheetBlock } from './sheet-document.ts';

type Question = {
  readonly control: string;
  readonly asks: string;
  /** Beginnings of the headings that answer it. */
  readonly answeredBy: readonly string[];
};

const pageOne = 'Where the ';

const questions: readonly Question[] = [
  {
    control: 'SOC 2 CC8.1',
    asks: 'Changes are authorised, documented, tested, approved and carried out as approved.',
    answeredBy: [pageOne, 'Approvals', 'Steps, windows and triggers', 'All ', 'History'],
  },
  {
    control: 'PCI DSS 6.5.1',
    asks: 'Reason and description, security impact, approval, testing, and a procedure to return to a secure state.',
    answeredBy: [pageOne, 'Approvals', 'Rollback', 'All '],
  },
  {
    control: 'ISO/IEC 27001 A.8.32',
    asks: 'Changes follow a change management procedure: planned, assessed, authorised, communicated, recorded.',
    answeredBy: [pageOne, 'Approvals', 'Exceptions in full', 'History'],
  },
  {
    control: '21 CFR 11.50',
    asks: 'Each signature shows the printed name, date and time, and the meaning of the signing.',
    answeredBy: ['Approvals', 'Technical Sign-off', 'Business Sign-off', 'Deployment Approval'],
  },
];

/** `blocks` are those drawn before the index: its pages are those of their headings. */
export function controlIndex(blocks: readonly SheetBlock[]): readonly SheetBlock[] {
  const headings = blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []));
  return [
    { kind: 'heading', level: 2, text: 'Control index' },
    {
      kind: 'paragraph',
      tone: 'quiet',
      text: 'Where to look for what some controls ask. This index claims no compliance; that is for an auditor to judge.',
    },
    {
      kind: 'pageIndex',
      columns: ['Control', 'What it asks, in short', 'Where to look'],
      entries: questions.map(({ control, asks, answeredBy }) => ({
        what: control,
        asks,
        headings: answeredBy.flatMap((beginning) =>
          headings.filter((heading) => heading.startsWith(beginning)).slice(0, 1),
        ),
      })),
    },
  ];
}
