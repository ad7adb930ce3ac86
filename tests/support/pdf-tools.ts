import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Programs that read PDF files independently of us, with the Debian package each comes from. */
const packages = {
  qpdf: 'qpdf',
  pdfinfo: 'poppler-utils',
  pdffonts: 'poppler-utils',
  pdfimages: 'poppler-utils',
  pdftotext: 'poppler-utils',
  pdfdetach: 'poppler-utils',
  pdftoppm: 'poppler-utils',
  mutool: 'mupdf-tools',
} as const;

type Ran = { readonly status: number; readonly output: Buffer; readonly complaints: string };

/** Runs a program; says what to install when it is missing, so that no check is skipped silently. */
export function runPdfTool(program: keyof typeof packages, args: readonly string[]): Ran {
  const ran = spawnSync(program, args, { maxBuffer: 1 << 28 });
  if (ran.error) {
    throw new Error(
      `${program} cannot be run (${ran.error.message}). Install it: apt-get install ${packages[program]}`,
    );
  }
  return { status: ran.status ?? -1, output: ran.stdout, complaints: ran.stderr.toString('utf8') };
}

/** Writes bytes to a file in a new temporary folder. */
export function savePdf(bytes: Uint8Array, name = 'sheet.pdf'): string {
  const file = join(mkdtempSync(join(tmpdir(), 'runsheet-pdf-')), name);
  writeFileSync(file, bytes);
  return file;
}

/** Pictures that pages draw, masks left out: on which page, how large in pixels, and which object of the file. */
export function pdfImages(
  file: string,
): readonly { readonly page: number; readonly size: string; readonly object: string }[] {
  const lines = runPdfTool('pdfimages', ['-list', file]).output.toString('utf8').trim().split('\n').slice(2);
  return lines
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , type]) => type === 'image')
    .map(([page, , , width, height, , , , , , object]) => ({
      page: Number(page),
      size: `${width} by ${height}`,
      object: object ?? '',
    }));
}

/** What `qpdf --check` says; an empty list of complaints and status 0 mean a sound file. */
export function checkWithQpdf(file: string): Ran {
  return runPdfTool('qpdf', ['--check', file]);
}

/** `pdfinfo` as label and value. */
export function pdfInfo(file: string): ReadonlyMap<string, string> {
  const lines = text(runPdfTool('pdfinfo', ['-enc', 'UTF-8', file])).split('\n');
  return new Map(
    lines.flatMap((line) => {
      const [, label = '', value = ''] = /^([^:]+):\s*(.*)$/.exec(line) ?? [];
      return label === '' ? [] : [[label, value] as const];
    }),
  );
}

export type EmbeddedFontLine = { readonly name: string; readonly flags: string };

/** Fonts of a file; `flags` are embedded, subset and Unicode, such as "yes yes yes". */
export function pdfFonts(file: string): readonly EmbeddedFontLine[] {
  const rows = text(runPdfTool('pdffonts', [file]))
    .trimEnd()
    .split('\n')
    .slice(2);
  return rows.map((row) => {
    const [name = ''] = row.split(/\s+/);
    return { name, flags: (/((?:yes|no)\s+){3}/.exec(row)?.[0] ?? '').trim().replace(/\s+/g, ' ') };
  });
}

/** All text of a file in reading order, by poppler. */
export function pdfText(file: string): string {
  return text(runPdfTool('pdftotext', ['-enc', 'UTF-8', '-layout', file, '-']));
}

/** All text of a file, by MuPDF. */
export function pdfTextByMupdf(file: string): string {
  return text(runPdfTool('mutool', ['draw', '-q', '-F', 'text', file]));
}

/** Attached files by name. */
export function pdfAttachments(file: string): ReadonlyMap<string, Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'runsheet-attached-'));
  text(runPdfTool('pdfdetach', ['-saveall', '-o', folder, file]));
  return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));
}

/** Such as "pdftoppm version 22.12.0". */
export function popplerVersion(): string {
  return runPdfTool('pdftoppm', ['-v']).complaints.split('\n')[0] ?? '';
}

/** One page as a PNG or JPEG picture, or as a grey PGM. */
export function renderPage(
  file: string,
  page: number,
  as: { readonly format: 'png' | 'jpeg' | 'gray'; readonly dpi: number },
): Buffer {
  const range = ['-f', `${page}`, '-l', `${page}`, '-singlefile'];
  const args = ['-r', `${as.dpi}`, ...range, `-${as.format}`, file];
  const ran = runPdfTool('pdftoppm', args);
  if (ran.status !== 0) throw new Error(ran.complaints);
  return ran.output;
}

function text(ran: Ran): string {
  if (ran.status !== 0) throw new Error(ran.complaints);
  return ran.output.toString('utf8');
}
