// Chats in which nobody takes part in the study.
import { expect, it } from 'vitest';
import { withoutInformant } from './informants';

it('finds conversations without an informant; interviews have one by their form', () => {
  const chat = (id: string, kind: string, person: string | null, part = 'party') => ({ id, label: id, kind, speakers: [{ person, part }] });
  const found = withoutInformant([chat('C01', 'conversation', '1'), chat('C02', 'conversation', '2'), chat('C03', 'conversation', null), chat('I01', 'interview', '2', 'informant')], [{ id: '1', kind: 'informant' }, { id: '2', kind: 'other-party' }]);
  expect(found.map((c) => c.label)).toEqual(['C02', 'C03']);
});
