import { type ReactNode, useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { Checkbox, Switch } from '#renderer/ui/checkbox.tsx';
import { Chip } from '#renderer/ui/chip.tsx';
import { Combobox } from '#renderer/ui/combobox.tsx';
import { Icon, iconNames } from '#renderer/ui/icon.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Menu } from '#renderer/ui/menu.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { RadioCards } from '#renderer/ui/radio-cards.tsx';
import { SegmentedControl } from '#renderer/ui/segmented-control.tsx';
import { SelectField } from '#renderer/ui/select-field.tsx';
import { TextArea } from '#renderer/ui/text-area.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { Tooltip } from '#renderer/ui/tooltip.tsx';
import { Caption } from './caption.tsx';
import styles from './gallery.module.css';
import { Lists, Signatures } from './lists.tsx';

const noop = (): void => undefined;

export function Controls(): ReactNode {
  return (
    <>
      <Buttons />
      <Caption>Icons</Caption>
      <div className={styles.row}>
        {iconNames.map((name) => (
          <span key={name} title={name}>
            <Icon name={name} size={20} />
          </span>
        ))}
      </div>
      <Fields />
      <Choices />
      <Signatures />
      <Lists />
    </>
  );
}

function Buttons(): ReactNode {
  return (
    <>
      <Caption>Buttons</Caption>
      <div className={styles.selected}>
        <div className={styles.row}>
          <Button variant="primary" keys="x">
            Done
          </Button>
          <Button keys="a">Not applicable</Button>
          <Button keys="f">Failed</Button>
          <Button variant="quiet" keys="n">
            Note
          </Button>
          <IconButton icon="attachment" label="Evidence" />
        </div>
      </div>
      <Caption>Danger, override, alarm, large, small, disabled</Caption>
      <div className={styles.row}>
        <Button variant="danger" icon="trash">
          Remove
        </Button>
        <Button variant="caution" keys="Ctrl+Enter">
          Start Step 3 anyway
        </Button>
        <Button variant="alarm" keys="Shift+R" size="lg">
          Roll back
        </Button>
        <Button variant="primary" size="lg" keys="Ctrl+Enter">
          Sign
        </Button>
        <Button size="sm" keys="t 2">
          Cleared
        </Button>
        <Button variant="primary" icon="plus" disabled>
          New run
        </Button>
        <Menu
          label="More"
          icon="more"
          iconOnly
          size="sm"
          items={[{ id: 'a', label: 'Abort…', danger: true }]}
          onPick={noop}
        />
        <Tooltip text="3.2.3 Stall browsing functional, the full text">
          {(id) => (
            <Button size="sm" variant="quiet" aria-describedby={id}>
              With tooltip
            </Button>
          )}
        </Tooltip>
      </div>
    </>
  );
}

function Fields(): ReactNode {
  const [value, setValue] = useState('2.4');
  const [name, setName] = useState('Lena');
  return (
    <>
      <Caption>Fields</Caption>
      <div className={styles.grid}>
        <TextField label="Release" value="XianFeast 2.14.0" onChange={noop} hint="As in the ticket" />
        <TextField
          label="Change ticket"
          value=""
          placeholder="CHG-"
          required
          error="A change ticket is needed."
          onChange={noop}
        />
        <SelectField
          label="Environment"
          value="production"
          options={[
            { value: 'production', label: 'Production' },
            { value: 'staging', label: 'Staging' },
          ]}
          onChange={noop}
        />
        <Combobox
          label="Name"
          value={name}
          onChange={setName}
          suggestions={[
            { value: 'Lena Fischer', detail: 'QA Lead' },
            { value: 'Hannah Osei', detail: 'from 2.13.0' },
          ]}
        />
      </div>
      <NumberField
        label="Measured"
        labelHidden
        size="lg"
        unit="seconds"
        lettersAreCommands
        value={value}
        onChange={setValue}
        after={
          <Chip tone="done" glyph="done">
            under 3 seconds
          </Chip>
        }
      />
      <TextArea label="What failed" value="Checkout returns 502 for stall 14" onChange={noop} />
    </>
  );
}

function Choices(): ReactNode {
  const [kind, setKind] = useState<'real' | 'rehearsal'>('real');
  const [given, setGiven] = useState<'phone' | 'keyboard'>('phone');
  const [on, setOn] = useState(true);
  return (
    <>
      <Caption>Choices</Caption>
      <div className={styles.row}>
        <SegmentedControl
          label="Kind"
          value={kind}
          onChange={setKind}
          options={[
            { value: 'real', label: 'Real' },
            { value: 'rehearsal', label: 'Rehearsal' },
          ]}
        />
        <RadioCards
          label="Decision given"
          direction="row"
          value={given}
          onChange={setGiven}
          options={[
            { value: 'phone', label: 'By phone' },
            { value: 'keyboard', label: 'At the keyboard' },
          ]}
        />
        <Checkbox
          label="Letters are commands"
          hint="While the list has focus"
          checked={on}
          onChange={setOn}
        />
        <Switch label="Auto-advance" checked={on} onChange={setOn} />
        <Switch label="Off" checked={!on} onChange={(next) => setOn(!next)} />
      </div>
    </>
  );
}
