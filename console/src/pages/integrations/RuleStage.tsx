import { InfoCircleOutlined, MoreOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Dropdown, Switch } from 'antd'
import { Link } from 'react-router'
import {
  kinds,
  type ProcessingPreview,
  type ProcessingRule,
  type RuleKind,
  type RuleSet,
  type Stage,
} from '../../api/processingTypes'
import { RouteSentence } from '../../components/RouteSentence'
import { RuleHitFacts } from '../../components/RuleHitFacts'
import { ruleParts, type MappingNames } from '../../components/ruleSentence'
import { ruleLimits } from '../../forms/ruleFaults'
import { useWords } from '../../i18n/language'
import { SortRows } from '../../ui/SortRows'
import { Time } from '../../ui/Time'
import styles from './ProcessingEditor.module.css'
import { IfMay } from '../../components/IfMay'
import { useMay } from '../../api/session'

export type RuleVerb = 'edit' | 'toggle' | 'duplicate' | 'remove'

interface Props {
  stage: Stage
  rules: readonly ProcessingRule[]
  saved: RuleSet
  /** What is stored now, which tells what rules did of late. */
  stored: RuleSet
  names: MappingNames
  faultOf: (id: string) => string | undefined
  known: ProcessingPreview | undefined
  onAdd: (kind: RuleKind) => void
  onMove: (from: number, to: number) => void
  onVerb: (verb: RuleVerb, id: string) => void
}

/** The rules of one stage in order, each a sentence. */
export function RuleStage(props: Props) {
  const { t, format } = useWords()
  const words = t.processing
  const { stage, rules, saved, known } = props
  const full = rules.length >= ruleLimits[stage]
  const manages = useMay('integrations:manage')
  const name = (index: number) => words.ruleName(words.stages[stage], format.number(index + 1))
  return (
    <section className={styles.stage} aria-labelledby={`stage-${stage}`}>
      <div className={styles.head}>
        <div>
          <h3 id={`stage-${stage}`}>{words.stages[stage]}</h3>
          <p>
            {words.stageText[stage]}
            {saved.version > 0 && (
              <>
                {' '}
                {saved.updated_by_name
                  ? t.routes.saved(String(saved.version), saved.updated_by_name)
                  : t.routes.savedPlain(String(saved.version))}
                {(saved.updated_at ?? 0) > 0 && (
                  <>
                    {' · '}
                    <Time at={saved.updated_at ?? 0} />
                  </>
                )}
              </>
            )}
          </p>
        </div>
        <IfMay permission="integrations:manage">
          <Dropdown
            trigger={['click']}
            placement="bottomRight"
            disabled={full}
            menu={{
              items: kinds[stage].map((kind) => ({
                key: kind,
                label: (
                  <span className={styles.kind}>
                    <span>{words.kinds[kind]}</span>
                    <span>{words.kindText[kind]}</span>
                  </span>
                ),
              })),
              onClick: ({ key }) => props.onAdd(key as RuleKind),
            }}
          >
            <Button
              icon={<PlusOutlined />}
              aria-label={`${words.stages[stage]}: ${words.add}`}
              title={full ? words.tooMany(format.number(ruleLimits[stage])) : undefined}
            >
              {words.add}
            </Button>
          </Dropdown>
        </IfMay>
      </div>
      {rules.length === 0 ? (
        <p className={styles.none}>{words.none[stage]}</p>
      ) : (
        <SortRows
          label={words.rules[stage]}
          keys={rules.map((rule) => rule.rule_id)}
          grip={(index) => t.routes.grip(name(index), format.number(index + 1), format.number(rules.length))}
          gripTitle={t.routes.gripTitle}
          movedTo={(_from, to) =>
            t.routes.movedTo(format.number(to + 1), format.number(rules.length), name(to))
          }
          onMove={manages ? props.onMove : undefined}
          row={(index) => {
            const rule = rules[index]
            return rule === undefined ? null : (
              <Row {...props} rule={rule} number={index + 1} name={name(index)} known={known} />
            )
          }}
        />
      )}
    </section>
  )
}

function Row(props: Props & { rule: ProcessingRule; number: number; name: string }) {
  const { t, format } = useWords()
  const words = t.processing
  const { rule, number, name, known } = props
  const fault = props.faultOf(rule.rule_id)
  const hits = known?.hits.get(rule.rule_id)
  const all = known?.items.length ?? 0
  const did = props.stored.hits?.get(rule.rule_id)
  const verbs: [RuleVerb, string][] = [
    ['edit', t.routes.edit],
    ['duplicate', t.routes.duplicate],
    ['remove', t.routes.remove],
  ]
  return (
    <div className={rule.enabled ? styles.rule : `${styles.rule ?? ''} ${styles.off ?? ''}`}>
      <span className={styles.number} aria-hidden="true">
        {format.number(number)}
      </span>
      <div className={styles.words}>
        <Link to={{ search: `rule=${rule.rule_id}` }} preventScrollReset className={styles.link}>
          <span className="visually-hidden">
            {name}
            {t.routes.colon}
          </span>
          <RouteSentence parts={ruleParts(rule, props.names, t)} />
        </Link>
        <span className={styles.facts}>
          {rule.rule_name !== '' && <span>{rule.rule_name}</span>}
          {!rule.enabled && <span>{words.off}</span>}
          {did !== undefined && (
            <RuleHitFacts hits={did} since={props.stored.updated_at ?? props.stored.created_at ?? 0} />
          )}
          {rule.enabled && hits !== undefined && all > 0 && (
            <span>
              {hits === 0
                ? words.noHits(format.number(all))
                : words.hits(format.number(hits), format.number(all))}
            </span>
          )}
        </span>
        {fault !== undefined && <span className={styles.fault}>{fault}</span>}
        {known?.warnings
          .filter((each) => each.rule_id === rule.rule_id)
          .map((each) => (
            <span key={each.code + each.message} className={styles.note}>
              <InfoCircleOutlined aria-hidden="true" /> {words.warning[each.code] ?? each.message}
            </span>
          ))}
      </div>
      <span className={styles.tools}>
        <IfMay permission="integrations:manage">
          <Switch
            size="small"
            checked={rule.enabled}
            aria-label={words.switch(name)}
            onChange={() => props.onVerb('toggle', rule.rule_id)}
          />
        </IfMay>
      </span>
      <span className={styles.menu}>
        <IfMay permission="integrations:manage">
          <Dropdown
            trigger={['click']}
            placement="bottomRight"
            menu={{
              items: verbs.map(([key, label]) => ({ key, label, danger: key === 'remove' })),
              onClick: ({ key }) => props.onVerb(key as RuleVerb, rule.rule_id),
            }}
          >
            <Button size="small" type="text" icon={<MoreOutlined />} aria-label={t.routes.menu(name)} />
          </Dropdown>
        </IfMay>
      </span>
    </div>
  )
}
