import type { ReactNode } from 'react';
import type { RegisterFilter } from '#shared/register/register-query.ts';
import { desktop } from '../../desktop.ts';
import type { AppStore } from '../../stores/app-store.ts';
import { useAppStore } from '../../stores/use-app.ts';
import { troubleText } from '../../stores/trouble-text.ts';
import { Menu } from '../../ui/menu.tsx';

/** The runs that are listed, as a file. */
export function RegisterExport({ filter }: { readonly filter: RegisterFilter }): ReactNode {
  const store = useAppStore();
  return (
    <Menu
      label="Export"
      size="sm"
      icon="download"
      align="end"
      items={[
        { id: 'csv', label: 'Table (CSV)…', detail: 'for a spreadsheet' },
        { id: 'pdf', label: 'Printed register (PDF)…', detail: 'for an auditor' },
      ]}
      onPick={(id) => void exportRegister(store, filter, id === 'pdf' ? 'pdf' : 'csv')}
    />
  );
}

async function exportRegister(store: AppStore, filter: RegisterFilter, as: 'csv' | 'pdf'): Promise<void> {
  const { say, offsetMinutes } = store.getState();
  const saved = await desktop.exportRegister({ filter, as });
  if (saved.ok) {
    const { runs, path } = saved.value;
    say(`Saved ${runs} ${runs === 1 ? 'run' : 'runs'}: ${path}`);
  } else if (saved.error.code !== 'Cancelled') say(troubleText(saved.error, offsetMinutes), 'refused');
}
