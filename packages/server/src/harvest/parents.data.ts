import { findText, type InstitutionId } from '@milpa/sdk';
import { formatSlug } from '../institution/index.ts';

/**
 * The ministry that is likely to coordinate each body of Mexico's federal government of 2015, by acronym. Common knowledge, not
 * checked against the official list of public bodies: good only for guesses, which are marked and which a person confirms.
 */
const coordinated: Readonly<Record<string, string>> = {
  sener: 'pemex cfe imp iie cre cnh inin cenagas cenace',
  shcp: 'sat cnsf ipab sae consar condusef bancomext nafin shf banjercito fira focir agroasemex fonatur cnbv fnd',
  segob: 'conapo sesnsp cenapred inm conapred conavim archivo-general-de-la-nacion agn talleres-graficos',
  sedesol: 'coneval diconsa liconsa prospera fonart inapam indesol inaes conadis imjuve',
  sagarpa: 'senasica conapesca colpos snics pronabive firco inca inifap inapesca fnd conaza',
  semarnat: 'conanp conagua inecc profepa conafor imta conabio asea',
  sep: 'ipn conaliteg inah inali conalep inea cofaa iepsa fondo-de-cultura-economica cineteca-nacional canal-11 conocer inifed imcine inba educal conade',
  sct: 'telecomm capufe asa aicm cm imt aem sepomex seneam api-atm api-tam api-scx api-mzt api-vsa api-pch api-db api-lzc api-ese api-mtt api-gym api-ver',
  salud: 'hraeb insp cofepris birmex sndif seguro-popular hggea crae conasida inc incan',
  se: 'promexico servicio-geologico-mexicano cofemer impi inadem fifomi profeco',
  stps: 'profedet fonacot conasami conampros',
  sedatu: 'ran procuraduria-agraria fonhapo corett fifonafe conavi',
  conacyt:
    'cimat cicese cibnor colsan infotec ciatec ciatej ciad cio cideteq colef im ciesas inaoe ciqa comimsa cinvestav cmm',
};
const above = new Map(
  Object.entries(coordinated).flatMap(([ministry, bodies]) =>
    bodies.split(' ').flatMap((body) => (body ? [[body, ministry] as const] : [])),
  ),
);

interface Body {
  readonly id: InstitutionId;
  readonly slug: string;
  readonly name: Parameters<typeof findText>[0];
}

/** The body among these under which another stands, as far as its acronym says; undefined when it says nothing. */
export function guessParent<T extends Body>(of: Body, among: readonly T[]): T | undefined {
  const names = listNames(of);
  const ministry = names.map((name) => above.get(name)).find((found) => found !== undefined);
  return ministry === undefined ? undefined : among.find((one) => listNames(one).includes(ministry));
}

const listNames = ({ slug, name }: Body): string[] => [slug, formatSlug(findText(name, 'es')?.text ?? '')];
