import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// A page with every component, for looking and for tests; it is not part of the app.
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react()],
  build: { outDir: '../../dist/gallery', emptyOutDir: true },
});
