import { Problem } from '@milpa/sdk';
import { forPerson, listFaults } from '../../form/index.ts';
import { redirect } from '../../page.ts';
import { places } from '../places.ts';
import { institutionPage } from './page.tsx';
import { composePerson, explainPerson, findPersonField, isOwnProblem, nobody, receivePerson } from './typed-person.ts';

export const showInstitution = forPerson((context) => institutionPage(context, {}));

export const appoint = forPerson(async (context) => {
  const { client, params, reader } = context;
  const institution = params['institution'] ?? '';
  let typed = nobody;
  try {
    const received = await receivePerson(context);
    typed = received.typed;
    const faults = explainPerson(typed, context, true);
    if (faults.length > 0) return await institutionPage(context, { person: { typed, faults } });
    const made = await client.call('appoint', { params: { institution }, body: composePerson(received, context) });
    const query = new URLSearchParams({ done: 'appointed', email: made.email });
    return redirect(`${places.institution(reader.language, institution)}?${query}`);
  } catch (error) {
    if (!isOwnProblem(error)) throw error;
    const person = { typed, faults: listFaults(error, reader, findPersonField) };
    return { ...(await institutionPage(context, { person })), status: error.status };
  }
});

export const endAppointment = forPerson(async (context) => {
  const { client, params, reader } = context;
  const institution = params['institution'] ?? '';
  try {
    await client.call('endAppointment', { params: { appointment: params['appointment'] ?? '' } });
    return redirect(`${places.institution(reader.language, institution)}?done=ended`);
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'sign-in-needed') throw error;
    const person = { typed: nobody, faults: listFaults(error, reader) };
    return { ...(await institutionPage(context, { person })), status: error.status };
  }
});
