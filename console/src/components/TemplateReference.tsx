import { SearchOutlined } from '@ant-design/icons'
import { Input } from 'antd'
import { useState } from 'react'
import { useWords } from '../i18n/language'
import { insertion, nameGroups, patterns, type Pattern } from '../api/templateNames'
import styles from './TemplateReference.module.css'

interface Entry {
  shown: string
  insert: string
  meaning: string
}

/** What can be written into a template, and what it means; a click puts it in. */
export function TemplateReference(props: { onInsert: ((text: string) => void) | undefined }) {
  const { t } = useWords()
  const words = t.templates
  const [query, setQuery] = useState('')
  const wanted = query.trim().toLowerCase()
  const groups: { title: string; entries: Entry[] }[] = [
    ...nameGroups.map(({ group, names }) => ({
      title: words.groups[group],
      entries: names.map((name) => ({
        shown: `.${name}`,
        insert: insertion(name),
        meaning: words.names[name],
      })),
    })),
    {
      title: words.patternsTitle,
      entries: Object.entries(patterns).map(([name, insert]) => ({
        shown: insert,
        insert,
        meaning: words.patterns[name as Pattern],
      })),
    },
  ]
  const found = groups
    .map(({ title, entries }) => ({
      title,
      entries: entries.filter(({ shown, meaning }) => `${shown} ${meaning}`.toLowerCase().includes(wanted)),
    }))
    .filter(({ entries }) => entries.length > 0)
  return (
    <section className={styles.reference} aria-labelledby="reference">
      <h2 id="reference">{words.reference}</h2>
      {props.onInsert !== undefined && <p className="soft">{words.referenceHelp}</p>}
      <Input
        allowClear
        aria-label={words.searchNames}
        placeholder={words.searchNames}
        prefix={<SearchOutlined />}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <div className={styles.scroll} tabIndex={0} role="group" aria-labelledby="reference">
        {found.length === 0 && <p className="soft">{words.noNames}</p>}
        {found.map(({ title, entries }) => (
          <div key={title} className={styles.group}>
            <h3>{title}</h3>
            <ul>
              {entries.map((each) => (
                <li key={each.shown}>
                  {props.onInsert === undefined ? (
                    <code>{each.shown}</code>
                  ) : (
                    <button
                      type="button"
                      aria-label={words.insert(each.shown, each.meaning)}
                      onClick={() => props.onInsert?.(each.insert)}
                    >
                      {each.shown}
                    </button>
                  )}
                  <span className={styles.meaning}>{each.meaning}</span>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  )
}
