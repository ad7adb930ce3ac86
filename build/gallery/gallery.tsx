import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '#renderer/styles/tokens.css';
import '#renderer/styles/fonts.css';
import '#renderer/styles/base.css';
import { LiveRegions } from '#renderer/ui/live-regions.tsx';
import { Controls } from './controls.tsx';
import { Dialogs } from './dialogs.tsx';
import styles from './gallery.module.css';
import { Instruments } from './instruments.tsx';

const pages = { instruments: Instruments, controls: Controls, dialogs: Dialogs } as const;

function Gallery() {
  const wanted = location.hash.slice(1);
  const Page = wanted === 'controls' || wanted === 'dialogs' ? pages[wanted] : pages.instruments;
  if (wanted === 'dialogs') return <Page />;
  return (
    <main className={styles.two}>
      <h1 className="visually-hidden">Gallery</h1>
      <div className={styles.half} data-theme="light">
        <Page />
      </div>
      <div className={styles.half} data-theme="dark">
        <Page />
      </div>
    </main>
  );
}

const root = document.getElementById('root');
// A dialog leaves the halves for the top layer, so its theme is that of the whole page: `?theme=dark#dialogs`.
document.documentElement.dataset['theme'] = new URLSearchParams(location.search).get('theme') ?? 'light';
if (root === null) throw new Error('The page has no root');
createRoot(root).render(
  <StrictMode>
    <LiveRegions>
      <Gallery />
    </LiveRegions>
  </StrictMode>,
);
