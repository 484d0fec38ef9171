import type { Answer, Asked } from '../../api/doors'

export type AnswerState = 'triggered' | 'mine' | 'others' | 'closed'

/** What is true of the incident for the person the link was sent to. */
export function answerState(asked: Pick<Asked, 'progress' | 'acknowledged_by_me'>): AnswerState {
  if (asked.progress === 'Closed') return 'closed'
  if (asked.progress === 'Triggered') return 'triggered'
  return asked.acknowledged_by_me ? 'mine' : 'others'
}

/** What may still be answered; the likeliest first. */
export function answersFor(state: AnswerState): Answer[] {
  if (state === 'closed') return []
  return state === 'mine' ? ['resolve'] : ['ack', 'resolve']
}
