import type { ChecklistProblem } from './checklist-problem.ts';

/** What happened and what to do, in sentences for the person who chose the file. */
export function explainChecklistProblem(problem: ChecklistProblem): string {
  return `${whatHappened(problem)} Your file was not changed.`;
}

function whatHappened(problem: ChecklistProblem): string {
  switch (problem.code) {
    case 'NoItems':
      return 'No check boxes found. Runsheet looks for lines like ‘- [ ] Create full system backup’.';
    case 'Empty':
      return 'The file is empty. Choose a Markdown file with lines like ‘- [ ] Create full system backup’.';
    case 'TooLarge':
      return `The file has ${megabytes(problem.bytes)} MB; a checklist may have ${megabytes(problem.limitBytes)} MB. Choose the checklist itself, or split the file.`;
    case 'TooMany':
      return `The file has ${problem.items.toLocaleString('en')} check boxes; a checklist may have ${problem.limit.toLocaleString('en')}. Split it and import the parts.`;
    case 'NotText':
      return 'This is not a text file. Choose a Markdown file (.md).';
    case 'TooSlow':
      return `Reading the file took longer than ${problem.seconds} seconds and was ended. Split the file and import the parts.`;
    case 'NotUtf8':
      return `${encodingFound(problem.encoding, problem.offset)} Save it as UTF-8 and import it again.`;
    case 'TooDeep':
      return `Line ${problem.line} nests lists or quotes deeper than ${problem.limit} levels. Take some levels away and import it again.`;
    case 'TooLong':
      return `The document has ${problem.lists} lists on ${problem.lines} lines, too many to work as one checklist. Split it and import the parts.`;
    case 'TooTangled':
      return `The paragraph at line ${problem.line} has more than ${problem.limit} brackets, stars and other marks. Split it and import it again.`;
  }
}

function encodingFound(encoding: string | null, offset: number | null): string {
  if (encoding !== null) return `The file is written in ${encoding}, not in UTF-8.`;
  return offset === null
    ? 'The file is not UTF-8 text.'
    : `The file is not UTF-8 text: byte ${offset + 1} is wrong.`;
}

function megabytes(bytes: number): string {
  const value = bytes / 1_000_000;
  return value >= 10 ? String(Math.round(value)) : String(Math.round(value * 10) / 10);
}
