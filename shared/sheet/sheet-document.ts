/**
 * The approval sheet as plain data: what stands on it, in which order. Knows nothing of PDF.
 *
 * Everything a drawing needs is in here (also date and file id), so the same document always gives the
 * same bytes. Texts are plain: no markup is read in them, a line feed starts a new line.
 */
export type SheetDocument = {
  readonly title: string;
  readonly subject: string;
  readonly author: string;
  /** BCP 47, such as `en`. */
  readonly language: string;
  /** Left of every page header. */
  readonly letterhead: Letterhead;
  /** Right of every page header, such as "Approval sheet, run 25, 2026-11-18". */
  readonly runIdentity: string;
  /** Left of every footer, before the hash, such as "Run NB4-25". */
  readonly runNumber: string;
  /** The record's hash, shortened for the footer, such as "SHA-256 9f3c71d0 … 52b8a41e"; may be empty. */
  readonly shortHash: string;
  /** Large behind the text and small in the header of every page, such as "REHEARSAL" or "DRAFT". */
  readonly watermark: string | null;
  /** ISO instant with zone, such as `2026-11-18T03:40:00+01:00`. */
  readonly createdAt: string;
  /** 32 hexadecimal digits; the same document carries the same id. */
  readonly fileId: string;
  /** Whether signature boxes carry an (empty) PDF signature field; true unless there is a reason. */
  readonly signatureFields: boolean;
  readonly blocks: readonly SheetBlock[];
  readonly attachments: readonly SheetAttachment[];
};

/** Whose paper it is. */
export type Letterhead = {
  /** May be empty. */
  readonly organisation: string;
  /** A PNG before the name, which says whose it is; or null. */
  readonly logo: Uint8Array | null;
};

export type SheetBlock =
  | HeadingBlock
  | ParagraphBlock
  | KeyValuesBlock
  | BulletsBlock
  | EntriesBlock
  | TableBlock
  | SignatureBoxesBlock
  | TimelineBlock
  | ImagesBlock
  | MonoBlock
  | PageIndexBlock
  | CalloutBlock
  | { readonly kind: 'pageBreak' };

/** `quiet` is grey, `strong` bold, `caution` bold with a mark beside it: none relies on colour alone. */
export type Tone = 'normal' | 'quiet' | 'strong' | 'caution';

/** A piece of text in one style; `mono` for hashes and commands. */
export type SheetSpan = { readonly text: string; readonly style: 'normal' | 'quiet' | 'strong' | 'mono' };
export type SheetText = string | readonly SheetSpan[];

/** Drawn as vector shapes that differ by form, not by colour. */
export type Glyph =
  | 'done'
  | 'failed'
  | 'deferred'
  | 'na'
  | 'open'
  | 'late'
  | 'early'
  | 'override'
  | 'breach'
  | 'tripped'
  | 'watched'
  | 'notInvoked'
  | 'due'
  | 'rolledBack'
  | 'aborted'
  | 'signed'
  | 'info';

/** A 3 stands below a 2; a skipped level is drawn as the next one. Every heading is a bookmark. */
export type HeadingBlock = { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string };

export type ParagraphBlock = { readonly kind: 'paragraph'; readonly text: SheetText; readonly tone: Tone };

/** Labels with their values, ruled, row by row from left to right: the blanks of the document, filled. */
export type KeyValuesBlock = {
  readonly kind: 'keyValues';
  readonly columns: 1 | 2;
  readonly pairs: readonly {
    readonly label: string;
    readonly value: SheetText;
    /** The pair takes a whole row. */
    readonly wide?: boolean;
  }[];
};

export type BulletsBlock = { readonly kind: 'bullets'; readonly items: readonly SheetText[] };

/** A list led by a sign and a short bold label: exceptions, breaches, overrides. */
export type EntriesBlock = {
  readonly kind: 'entries';
  readonly entries: readonly {
    readonly glyph: Glyph | null;
    readonly label: string;
    readonly text: SheetText;
  }[];
  /**
   * Set when the list should end on the page it begins on. It comes closer together for that, down to a line each,
   * which `note` then tells; what still does not fit goes on under `title`, "continued".
   */
  readonly onePage?: { readonly title: string; readonly note: string };
};

export type TableColumn = {
  readonly header: string;
  /** Points, or a share of what the columns in points leave over. */
  readonly width: { readonly points: number } | { readonly share: number };
  readonly align: 'left' | 'right' | 'centre';
};

/** A plain text is a cell too. A sign's meaning is given by `glyphName` (such as "done") or by the text. */
export type TableCell =
  | SheetText
  | {
      readonly text: SheetText;
      readonly glyph?: Glyph;
      /** Spoken in place of the sign; the sign is decoration when absent. */
      readonly glyphName?: string;
      readonly tone?: Tone;
      /** Columns this cell takes, 1 when absent. */
      readonly span?: number;
    };

export type TableRow = {
  readonly cells: readonly TableCell[];
  /** `group` is a shaded bold row that never stands last on a page. */
  readonly tone?: Tone | 'group';
};

/** Rows break over pages; the header row is repeated. Spans of a row's cells add up to the columns. */
export type TableBlock = {
  readonly kind: 'table';
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  /** Index of the column whose cells name their row, null when none does. */
  readonly rowHeader: number | null;
  readonly size: 'normal' | 'small';
};

/** A stroke's points lie in the signature area, x to the right and y downwards, both 0 to 1. */
export type SignatureStroke = readonly { readonly x: number; readonly y: number }[];

export type SignatureBox = {
  readonly role: string;
  readonly name: string;
  /** What the signature means: "I approve XianFeast 2.14.0 in Production …". */
  readonly meaning: string;
  /** One line under the signature: when, and by which kind of key. */
  readonly timeLine: string;
  readonly mark:
    | {
        readonly kind: 'drawn';
        readonly strokes: readonly SignatureStroke[];
        /** Width divided by height of the pad it was drawn on. */
        readonly aspect: number;
      }
    | { readonly kind: 'typed'; readonly text: string }
    /** Nothing given; the text says so ("not signed"). */
    | { readonly kind: 'none'; readonly text: string };
  /** Name of the signature field: letters, digits, `_` and `-`, no full stop, unique; null for no field. */
  readonly fieldName: string | null;
  /** What is written in a field that need not be signed; it is then a strip below what stands in the box. */
  readonly fieldNote?: string;
};

export type SignatureBoxesBlock = {
  readonly kind: 'signatureBoxes';
  readonly columns: 1 | 2 | 3;
  readonly boxes: readonly SignatureBox[];
};

/** Lanes over one axis (windows, breaches, items), drawn; `alternative` tells a screen reader the same. */
export type TimelineBlock = {
  readonly kind: 'timeline';
  readonly alternative: string;
  /** Axis in minutes, such as -10 to 100 after go-live. */
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
  readonly lanes: readonly {
    readonly label: string;
    readonly bars: readonly {
      readonly from: number;
      readonly to: number;
      readonly label: string;
      /** `outline` planned or open, `solid` ended well, `hatched` in breach or late. */
      readonly fill: 'outline' | 'solid' | 'hatched';
    }[];
    readonly marks: readonly { readonly at: number; readonly glyph: Glyph; readonly label: string }[];
  }[];
};

export type SheetImage = {
  readonly bytes: Uint8Array;
  readonly mime: 'image/jpeg' | 'image/png';
  readonly alternative: string;
  readonly caption: SheetText;
};

export type ImagesBlock = {
  readonly kind: 'images';
  readonly columns: 1 | 2 | 3;
  /** Points; an image is made smaller to fit, never cut. */
  readonly maxHeight: number;
  readonly images: readonly SheetImage[];
};

/** Hashes, history, pasted text: fixed width, broken only where a line is too long. */
export type MonoBlock = { readonly kind: 'mono'; readonly lines: readonly string[] };

/** Where to find what: pages of headings that stand before this block; a heading not found is left out. */
export type PageIndexBlock = {
  readonly kind: 'pageIndex';
  readonly columns: readonly [what: string, asks: string, where: string];
  readonly entries: readonly {
    readonly what: string;
    readonly asks: string;
    /** Texts of headings. */
    readonly headings: readonly string[];
  }[];
};

/** A framed box: the outcome, or "Exceptions: none". */
export type CalloutBlock = {
  readonly kind: 'callout';
  readonly glyph: Glyph | null;
  readonly tone: 'good' | 'caution' | 'plain';
  readonly title: string;
  readonly text: SheetText;
};

export type SheetAttachment = {
  /** File name without folders, unique in the sheet. */
  readonly name: string;
  readonly mime: string;
  readonly description: string;
  readonly content: Uint8Array | string;
  readonly relationship: 'Data' | 'Source' | 'Supplement';
};
