import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import { App } from './app.tsx';
import { desktop } from './desktop.ts';
import { ErrorBoundary } from './features/shell/error-boundary.tsx';
import { showTheme, systemTheme } from './features/shell/use-theme.ts';
import { addSheetFonts } from './styles/sheet-fonts.ts';
import { createStorage } from './storage/storage-port.ts';
import { whenQuiet } from './storage/when-quiet.ts';
import { createAppStore } from './stores/app-store.ts';
import { keepPlaceIn } from './stores/kept-place.ts';
import { AppStoreContext } from './stores/use-app.ts';

// Before anything is drawn, so that a dark room stays dark until the settings are read.
showTheme(systemTheme());
addSheetFonts(document.fonts);

const store = createAppStore({
  desktop,
  storage: createStorage(indexedDB),
  place: keepPlaceIn(sessionStorage),
  whenQuiet,
  monotonic: () => performance.now(),
});

// Main answers while the first frame is made.
void store.getState().start();
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root.');
createRoot(root).render(
  <StrictMode>
    <AppStoreContext value={store}>
      <ErrorBoundary runId={() => store.getState().runId}>
        <App />
      </ErrorBoundary>
    </AppStoreContext>
  </StrictMode>,
);
