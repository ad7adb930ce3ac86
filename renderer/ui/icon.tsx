import { memo, type ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './icon.module.css';

const paths = {
  search: 'M14 9A5 5 0 1 1 4 9a5 5 0 0 1 10 0zM12.8 12.8l3.7 3.7',
  'chevron-down': 'M5.5 8 10 12.5 14.5 8',
  'chevron-up': 'M5.5 12.5 10 8l4.5 4.5',
  'chevron-right': 'M8 5.5 12.5 10 8 14.5',
  back: 'M12 5.5 7.5 10l4.5 4.5',
  note: 'M4 5h12M4 10h12M4 15h7',
  attachment:
    'M14.6 9.2 9.5 14.3a3.2 3.2 0 0 1-4.5-4.5l5.7-5.7a2.1 2.1 0 0 1 3 3l-5.5 5.5a1 1 0 0 1-1.5-1.5l4.9-4.9',
  image:
    'M4.4 4h11.2a1.6 1.6 0 0 1 1.6 1.6v8.8a1.6 1.6 0 0 1-1.6 1.6H4.4a1.6 1.6 0 0 1-1.6-1.6V5.6a1.6 1.6 0 0 1 1.6-1.6zM3.5 14.2l4-4 3 3 2.4-2.4 3.6 3.6M12.9 7.5v.1',
  link: 'M8.6 11.4a3 3 0 0 0 4.3 0l2.7-2.7a3 3 0 0 0-4.3-4.3l-1 1M11.4 8.6a3 3 0 0 0-4.3 0l-2.7 2.7a3 3 0 0 0 4.3 4.3l1-1',
  file: 'M5 2.8h6.5L15.5 7v10.2H5zM11.3 2.8V7h4',
  folder: 'M2.8 5.2h5l1.8 2h7.6v8.6H2.8z',
  phone:
    'M6.6 3.2 4.3 4.1c-.6.3-.9.9-.8 1.6.8 5.6 5.2 10 10.8 10.8.7.1 1.3-.2 1.6-.8l.9-2.3-3.5-2-1.6 1.4A10.5 10.5 0 0 1 7.2 8.3l1.4-1.6z',
  copy: 'M7 7h9.5v9.5H7zM13 7V3.5H3.5V13H7',
  padlock:
    'M5.6 9h8.8A1.6 1.6 0 0 1 16 10.6v5.2a1.6 1.6 0 0 1-1.6 1.6H5.6A1.6 1.6 0 0 1 4 15.8v-5.2A1.6 1.6 0 0 1 5.6 9zM6.6 9V6.6a3.4 3.4 0 0 1 6.8 0V9',
  sun: 'M13.2 10a3.2 3.2 0 1 1-6.4 0 3.2 3.2 0 0 1 6.4 0zM10 2v1.8M10 16.2V18M2 10h1.8M16.2 10H18M4.3 4.3l1.3 1.3M14.4 14.4l1.3 1.3M15.7 4.3l-1.3 1.3M5.6 14.4l-1.3 1.3',
  moon: 'M16.6 11.6A7 7 0 0 1 8.4 3.4a7 7 0 1 0 8.2 8.2z',
  sound: 'M3 8v4h2.8L10 15.5v-11L5.8 8zM12.8 7.5a3.5 3.5 0 0 1 0 5M15 5.2a6.8 6.8 0 0 1 0 9.6',
  'sound-off': 'M3 8v4h2.8L10 15.5v-11L5.8 8zM13 8l4 4M17 8l-4 4',
  close: 'M5.5 5.5l9 9M14.5 5.5l-9 9',
  menu: 'M3.5 5.5h13M3.5 10h13M3.5 14.5h13',
  more: 'M5 9.6a.4.4 0 1 0 0 .8.4.4 0 0 0 0-.8zM10 9.6a.4.4 0 1 0 0 .8.4.4 0 0 0 0-.8zM15 9.6a.4.4 0 1 0 0 .8.4.4 0 0 0 0-.8z',
  plus: 'M10 4.5v11M4.5 10h11',
  minus: 'M4.5 10h11',
  check: 'M4.5 10.6l3.7 3.7 7.3-8.3',
  printer: 'M6 7.5V3h8v4.5M6 14H3.5V7.5h13V14H14M6 12h8v5H6z',
  upload: 'M10 13.5V4M6.2 7.6 10 3.8l3.8 3.8M3.5 13v3.5h13V13',
  download: 'M10 3.5V13M6.2 9.4 10 13.2l3.8-3.8M3.5 13v3.5h13V13',
  undo: 'M7.5 4.5 4 8l3.5 3.5M4 8h7.5a4 4 0 0 1 0 8H8',
  person: 'M13 6.5a3 3 0 1 1-6 0 3 3 0 0 1 6 0zM4 16.8c.4-3.4 2.8-5.3 6-5.3s5.6 1.9 6 5.3',
  clock: 'M17.1 10a7.1 7.1 0 1 1-14.2 0 7.1 7.1 0 0 1 14.2 0zM10 5.8V10l2.9 2',
  calendar: 'M3.5 4.8h13v12h-13zM3.5 8.5h13M7 2.8v3.5M13 2.8v3.5',
  gear: 'M12.6 10a2.6 2.6 0 1 1-5.2 0 2.6 2.6 0 0 1 5.2 0zM10 2.5v2M10 15.5v2M2.5 10h2M15.5 10h2M4.7 4.7l1.4 1.4M13.9 13.9l1.4 1.4M15.3 4.7l-1.4 1.4M6.1 13.9l-1.4 1.4',
  keyboard: 'M2.5 5.5h15v9h-15zM5.5 8.5h.1M8.5 8.5h.1M11.5 8.5h.1M14.5 8.5h.1M6.5 11.7h7',
  refresh: 'M15.8 7.2A6.6 6.6 0 1 0 16.6 11M16.6 3.4v4.2h-4.2',
  pencil: 'M3.5 16.5l.8-3.4L13 4.4a1.6 1.6 0 0 1 2.3 0l.3.3a1.6 1.6 0 0 1 0 2.3l-8.7 8.7z',
  trash: 'M4 5.5h12M8 5.5v-2h4v2M5.5 5.5l.7 11h7.6l.7-11M8.5 8.5v5M11.5 8.5v5',
  external: 'M11.5 3.5h5v5M16.5 3.5l-7 7M8.5 4.5h-5v12h12v-5',
  info: 'M17.1 10a7.1 7.1 0 1 1-14.2 0 7.1 7.1 0 0 1 14.2 0zM10 9.3v4M10 6.5v.1',
  table: 'M3 4h14v12H3zM3 8h14M3 12h14M8 4v12',
  'arrow-up': 'M10 16V4M5.5 8.5 10 4l4.5 4.5',
  'arrow-down': 'M10 4v12M5.5 11.5 10 16l4.5-4.5',
  'arrow-left': 'M16 10H4M8.5 5.5 4 10l4.5 4.5',
  'arrow-right': 'M4 10h12M11.5 5.5 16 10l-4.5 4.5',
} as const;

export type IconName = keyof typeof paths;

// Object.keys forgets the names it was given.
export const iconNames = Object.keys(paths) as readonly IconName[];

interface IconProps {
  readonly name: IconName;
  /** Edge in CSS pixels on a 16 pixel root. */
  readonly size?: 12 | 14 | 16 | 18 | 20 | 24 | 28 | undefined;
  readonly className?: string | undefined;
}

/** A plain line drawing in the colour of the text, hidden from screen readers. */
export const Icon = memo(function Icon({ name, size = 16, className }: IconProps): ReactNode {
  const edge = `${size / 16}rem`;
  return (
    <svg
      className={classNames(styles.icon, className)}
      width={edge}
      height={edge}
      viewBox="0 0 20 20"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  );
});
