/** Times are epoch seconds throughout. */
export interface RoleMembers {
  role_id: number
  person_ids: number[]
}

export interface ShiftGroup {
  group_name: string
  members: RoleMembers[]
}

export interface Shift {
  start: number
  end: number
  group: ShiftGroup
  /** Of the group in its layer. */
  index: number
}

export interface RestrictPeriod {
  restrict_start: number
  restrict_end: number
}

export type RotationUnit = 'hour' | 'day' | 'week' | 'month'

/** A layer as it is sent; what it leaves out the server fills in. */
export interface LayerBody {
  layer_id?: string
  layer_name: string
  /** 1 is an override. */
  mode: 0 | 1
  hidden?: number
  weight?: number
  groups: ShiftGroup[]
  rotation_unit?: RotationUnit
  rotation_value?: number
  handoff_time?: number
  fair_rotation?: boolean
  layer_start: number
  layer_end?: number | null
  restrict_mode?: 0 | 1 | 2
  restrict_periods?: RestrictPeriod[]
  day_mask?: { repeat: number[] }
  mask_continuous_enabled?: boolean
}

export interface Layer extends LayerBody {
  layer_id: string
  create_at: number
  create_by: number
}

export interface ComputedLayer {
  layer_name: string
  mode: 0 | 1
  schedules: Shift[]
}

/** How people and group chats hear that a turn begins or ends, and who is on call each day. */
export interface ScheduleNotify {
  /** Seconds before a change; absent where nobody is told of it. */
  advance_in_time?: number | null
  /** A time of every day, as `09:00`. */
  fixed_time?: { cycle: string; start: string } | null
  by?: { follow_preference: boolean; personal_channels: string[] | null } | null
  webhooks?: { type: string; settings?: Record<string, unknown> | null }[] | null
  /** The old form of the same: kinds to tokens. */
  im?: Record<string, string> | null
  [elsewhere: string]: unknown
}

export interface ScheduleBody {
  schedule_name: string
  description: string
  team_id: number
  time_zone: string
  layers: LayerBody[]
  notify?: ScheduleNotify | null
}

export interface Schedule extends Omit<ScheduleBody, 'layers'> {
  schedule_id: number
  layers: Layer[]
  layer_schedules: ComputedLayer[]
  final_schedule: ComputedLayer
  update_at: number
  cur_oncall?: Shift | null
  next_oncall?: Shift | null
}

export interface OnCallPerson {
  person_id: number
  person_name: string
  role_id: number
  role_name: string
  until: number
}

export interface OnCallNow {
  schedule_id: number
  schedule_name: string
  time_zone: string
  team_id: number
  oncall: OnCallPerson[]
  next_change?: number | null
}

export type FindingCode = 'gap' | 'layers_overlap' | 'overrides_overlap' | 'person_twice'

export interface Finding {
  code: FindingCode
  text: string
  start: number
  end: number
}

export interface Role {
  role_id: number
  name: string
}

export interface Feed {
  feed_id: string
  /** 0: the shifts of whoever made it. */
  schedule_id: number
  person_id: number
  created_at: number
}

export interface NewFeed {
  feed_id: string
  token: string
  url: string
}

export interface OverrideBody {
  schedule_id: number
  start: number
  end: number
  person_ids: number[]
}
