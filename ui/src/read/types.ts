// The wire types of the reading page under short names.
import type { components } from '../generated/api';

type All = components['schemas'];
export type Head = All['SourceHead'];
export type Turn = All['Turn'];
export type Coding = All['CodingView'];
export type Memo = All['MemoView'];
export type Place = All['Place'];
export type Value = All['ValueView'];
export type Speaker = All['SpeakerView'];
export type Rendering = All['RenderingView'];
export type Original = All['ProtectOriginalTurn'];
export type Link = All['LinkView'];
