import { useWords } from '../../copy/index.ts'
import { cx } from '../../ui/index.ts'
import styles from './choose-side.module.css'

type ChooseSideProps = {
  readonly name: string
  readonly side: 'before' | 'after'
  readonly chosen: boolean
  readonly onChoose: () => void
}

/** The choice of one half of a difference. */
export function ChooseSide({ name, side, chosen, onChoose }: ChooseSideProps) {
  const w = useWords()
  return (
    <label className={cx(styles.take, chosen && styles.chosen)}>
      <input type="radio" name={name} checked={chosen} onChange={onChoose} />
      {w(`conflict.take.${side}`)}
    </label>
  )
}
