import { type ReactNode, useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { FileDrop } from '#renderer/ui/file-drop.tsx';
import { LoadingLines } from '#renderer/ui/loading-lines.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { FieldButton, SearchField } from '#renderer/ui/search-field.tsx';
import { SignaturePad, type SignatureValue } from '#renderer/ui/signature-pad.tsx';
import { Table, TableRow } from '#renderer/ui/table.tsx';
import { Tabs } from '#renderer/ui/tabs.tsx';
import { Caption } from './caption.tsx';
import styles from './gallery.module.css';

const noop = (): void => undefined;

const drawn: SignatureValue = {
  kind: 'drawn',
  strokes: [
    [
      0.1, 0.6, 0.13, 0.4, 0.17, 0.2, 0.19, 0.3, 0.18, 0.6, 0.22, 0.4, 0.26, 0.25, 0.27, 0.4, 0.27, 0.6, 0.33,
      0.4, 0.36, 0.5,
    ],
    [0.4, 0.7, 0.5, 0.66, 0.62, 0.64, 0.78, 0.66],
  ],
};

export function Signatures(): ReactNode {
  const [signature, setSignature] = useState(drawn);
  return (
    <>
      <Caption>Signature</Caption>
      <div className={styles.narrow}>
        <SignaturePad label="Signature" name="Lena Fischer" value={signature} onChange={setSignature} />
      </div>
    </>
  );
}

export function Lists(): ReactNode {
  const [tab, setTab] = useState<'people' | 'sounds'>('people');
  return (
    <>
      <Caption>Panel, table, tabs, empty, drop</Caption>
      <Tabs
        label="Settings"
        tabs={[
          { id: 'people', label: 'People and signing', count: 7 },
          { id: 'sounds', label: 'Sounds' },
        ]}
        selected={tab}
        onSelect={setTab}
      >
        <EmptyState action={<Button size="sm">New run</Button>}>No run in progress.</EmptyState>
      </Tabs>
      <Panel title="Finished" count={24} aside={<Button size="sm">Import .p12…</Button>}>
        <Table caption="Finished runs">
          <thead>
            <tr>
              <th>Release</th>
              <th data-align="end">Failed</th>
              <th>Outcome</th>
            </tr>
          </thead>
          <tbody>
            <TableRow selected>
              <th scope="row">XianFeast 2.13.0</th>
              <td data-align="end">0</td>
              <td>Deployed</td>
            </TableRow>
          </tbody>
        </Table>
      </Panel>
      <div className={styles.row}>
        <SearchField label="Filter items" value="" onChange={noop} keys="/" size="sm" />
        <SearchField label="Search release, ticket, person" value="2.14" onChange={noop} keys="/" />
        <FieldButton label="Find or do anything" keys="Ctrl+K" onClick={noop} />
        <FieldButton label="Go to section" keys="g" onClick={noop} />
        <span>
          Tested 00:12. <Button variant="link">Play again</Button>
        </span>
      </div>
      <LoadingLines label="Reading the runs" count={2} />
      <FileDrop
        label="Drop a screenshot here"
        buttonLabel="Choose files…"
        hint="or paste it"
        onFiles={noop}
        multiple
      />
    </>
  );
}
