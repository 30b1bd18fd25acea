import { forPerson, sendForm } from '../../form/index.ts';
import { redirect } from '../../page.ts';
import { places } from '../places.ts';
import { institutionPage } from './page.tsx';
import { composePerson, explainPerson, findPersonField, nobody, receivePerson } from './typed-person.ts';

export const showInstitution = forPerson((context) => institutionPage(context, {}));

export const appoint = forPerson(async (context) => {
  const { client, params, reader } = context;
  const institution = params['institution'] ?? '';
  let typed = nobody;
  return sendForm(context, {
    fields: findPersonField,
    again: (faults) => institutionPage(context, { person: { typed, faults } }),
    send: async () => {
      const received = await receivePerson(context);
      typed = received.typed;
      const faults = explainPerson(typed, context, true);
      if (faults.length > 0) return institutionPage(context, { person: { typed, faults } });
      const made = await client.call('appoint', { params: { institution }, body: composePerson(received, context) });
      const query = new URLSearchParams({ done: 'appointed', email: made.email });
      return redirect(`${places.institution(reader.language, institution)}?${query}`);
    },
  });
});

export const endAppointment = forPerson(async (context) => {
  const { client, params, reader } = context;
  const institution = params['institution'] ?? '';
  return sendForm(context, {
    again: (faults) => institutionPage(context, { person: { typed: nobody, faults } }),
    send: async () => {
      await client.call('endAppointment', { params: { appointment: params['appointment'] ?? '' } });
      return redirect(`${places.institution(reader.language, institution)}?done=ended`);
    },
  });
});
