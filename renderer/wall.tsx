/** The page of the wall view. It looks at one run; main takes nothing else from it. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import { desktop } from './desktop.ts';
import { followSystemTheme } from './features/shell/use-theme.ts';
import { WallScreen } from './features/wall/wall-screen.tsx';
import { watchWall } from './features/wall/wall-state.ts';

followSystemTheme();
const root = document.getElementById('root');
if (root === null) throw new Error('wall.html has no #root.');
createRoot(root).render(
  <StrictMode>
    <WallScreen />
  </StrictMode>,
);
void watchWall(desktop);
