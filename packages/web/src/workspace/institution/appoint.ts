import { AppointmentInput, Problem } from '@milpa/sdk';
import { forPerson, listFaults, readFields } from '../../form/index.ts';
import { redirect } from '../../page.ts';
import { places } from '../places.ts';
import { institutionPage } from './page.tsx';

export const showInstitution = forPerson((context) => institutionPage(context, {}));

export const appoint = forPerson(async (context) => {
  const { client, params, reader, request } = context;
  const words = reader.allWords.work;
  const institution = params['institution'] ?? '';
  const fields = await readFields(request);
  const [email, name, role] = ['email', 'name', 'role'].map((field) => fields.text(`person.${field}`));
  const typed = { email: email ?? '', name: name ?? '', role: role ?? '' };
  const input = AppointmentInput.safeParse({ email, role, ...(name ? { name } : {}), language: reader.language });
  if (!input.success) {
    const wrongEmail = input.error.issues.some(({ path }) => path[0] === 'email');
    const fault = wrongEmail
      ? { field: 'person.email', text: words.institutions.noPersonEmail }
      : { field: '', text: words.form.unknownText };
    return institutionPage(context, { person: { ...typed, faults: [fault] } });
  }
  try {
    const made = await client.call('appoint', { params: { institution }, body: input.data });
    const query = new URLSearchParams({ done: 'appointed', email: made.email });
    return redirect(`${places.institution(reader.language, institution)}?${query}`);
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'sign-in-needed') throw error;
    const known = ['email', 'name', 'role'];
    const faults = listFaults(error, reader, (pointer) => {
      const field = known.find((each) => pointer === `/${each}`);
      return field === undefined ? undefined : `person.${field}`;
    });
    return { ...(await institutionPage(context, { person: { ...typed, faults } })), status: error.status };
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
    const person = { email: '', name: '', role: 'publisher', faults: listFaults(error, reader) };
    return { ...(await institutionPage(context, { person })), status: error.status };
  }
});
