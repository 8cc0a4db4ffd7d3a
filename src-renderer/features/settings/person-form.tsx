import { useState } from 'react'
import { type Profile, ROLES, type Session } from '../../client/index.ts'
import { useWords } from '../../copy/index.ts'
import { Button, Checkbox, TextField } from '../../ui/index.ts'
import styles from './settings-dialog.module.css'

type PersonFormProps = {
  readonly profile: Profile
  readonly onSave: (profile: Profile) => void
  readonly onCancel: () => void
}

export function PersonForm({ profile, onSave, onCancel }: PersonFormProps) {
  const w = useWords()
  const [person, setPerson] = useState(profile)
  const [asked, setAsked] = useState(false)
  const complete = person.name.trim() !== '' && person.roles.length > 0
  const save = () => {
    setAsked(true)
    if (complete) onSave({ ...person, name: person.name.trim() })
  }
  return (
    <div className={styles.person}>
      <div className={styles.pair}>
        <TextField
          label={w('settings.people.name')}
          value={person.name}
          maxLength={120}
          onChange={(event) => setPerson({ ...person, name: event.target.value })}
        />
        <TextField
          label={w('settings.people.penName')}
          value={person.penName}
          maxLength={120}
          onChange={(event) => setPerson({ ...person, penName: event.target.value })}
        />
      </div>
      <TextField
        label={w('settings.people.organisation')}
        value={person.organisation}
        maxLength={200}
        onChange={(event) => setPerson({ ...person, organisation: event.target.value })}
      />
      <fieldset className={styles.roles}>
        <legend>{w('settings.people.roles')}</legend>
        {ROLES.map((role) => (
          <Checkbox
            key={role}
            label={w(`role.${role}`)}
            checked={person.roles.includes(role)}
            onChange={(on) =>
              setPerson({ ...person, roles: ROLES.filter((one) => (one === role ? on : person.roles.includes(one))) })
            }
          />
        ))}
      </fieldset>
      {asked && !complete ? (
        <p className={styles.incomplete} role="alert">
          {w('settings.people.incomplete')}
        </p>
      ) : null}
      <div className={styles.buttons}>
        <Button onClick={onCancel}>{w('action.cancel')}</Button>
        <Button onClick={save}>{w('settings.people.save')}</Button>
      </div>
    </div>
  )
}

/** A new person of the same organisation, with an id no other has. */
export function emptyProfile(session: Session): Profile {
  return {
    id: `nguoi-${crypto.randomUUID().slice(0, 8)}`,
    name: '',
    penName: '',
    organisation: session.settings.organisation.name,
    roles: ['reporter'],
  }
}
