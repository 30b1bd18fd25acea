import { describe, expect, test } from 'vitest';
import { findPeople, isAddressName, isBirthName } from './people.ts';
import {
  findInside,
  hasShape,
  isGivenName,
  isMail,
  isPersonalMail,
  isPersonName,
  isPhone,
  isWhole,
  joinDigits,
} from './values.ts';

describe('Texts that tell of a person', () => {
  test.each<[string, boolean]>([
    ['maria.lopez85@gmail.com', true],
    ['pepe@hotmail.com', true],
    ['contacto@gmail.com', false],
    ['primaria32@hotmail.com', false],
    ['09dpr1234a@gmail.com', false],
    ['maria.lopez@ejemplo.gob.mx', false],
    ['gmail.com', false],
  ])('mailbox %s', (text, expected) => {
    expect(isPersonalMail(text)).toBe(expected);
  });

  test.each<[string, boolean]>([
    ['5512345678', true],
    ['(55) 1234-5678', true],
    ['+52 55 1234 5678', true],
    ['55 1234 5678 ext. 1201', true],
    ['06 12 34 56 78', true],
    ['12345', false],
    ['1111111111', false],
    ['2024-01-05', false],
    ['S/N', false],
  ])('telephone %s', (text, expected) => {
    expect(isPhone(text)).toBe(expected);
  });

  test.each<[string, boolean]>([
    ['María Fernanda López Cruz', true],
    ['LOPEZ CRUZ MARIA', true],
    ['Jean-Luc Martin', true],
    ['Jean Martin', true],
    ['Constructora del Norte SA de CV', false],
    ['Secretaría de Salud', false],
    ['Calle Pedro Moreno 12', false],
    ['Guadalupe', false],
  ])('name %s', (text, expected) => {
    expect(isPersonName(text)).toBe(expected);
  });

  test('given names alone', () => {
    expect(['Ana', 'José Luis', 'MA GUADALUPE'].map(isGivenName)).toEqual([true, true, true]);
    expect(['Tepic', 'Norte'].map(isGivenName)).toEqual([false, false]);
  });

  test('mail is one address', () => {
    expect(['a@b.mx', 'a@b.mx; c@d.mx', 'a@b'].map(isMail)).toEqual([true, false, false]);
  });
});

describe('Identifiers', () => {
  test('digits in groups are put together, texts are left', () => {
    expect(joinDigits('4111 1111-1111.1111')).toBe('4111111111111111');
    expect(joinDigits('LA-12 3')).toBe('LA-12 3');
  });

  test('shape and check digit are two things', () => {
    expect([hasShape('curp', 'HEGG560427MVZRRL05'), isWhole('curp', 'HEGG560427MVZRRL05')]).toEqual([true, false]);
    expect([hasShape('card', '4111111111111111'), isWhole('card', '4111111111111111')]).toEqual([true, true]);
    expect([hasShape('rfc', 'XAXX010101000'), isWhole('rfc', 'XAXX010101000')]).toEqual([false, false]);
    expect(isWhole('voter-key', 'GMVLMR80070501M100')).toBe(true);
    expect(isWhole('voter-key', 'GMVLMR80130501M100')).toBe(false);
  });

  test('inside a sentence', () => {
    expect(findInside('Entregado a HEGG560427MVZRRL04, Tepic')).toEqual({ kind: 'curp', valid: true });
    expect(findInside('clave GODE561231GR8/2024')).toEqual({ kind: 'rfc', valid: true });
    expect(findInside('clave GODE561231GR9')).toEqual({ kind: 'rfc', valid: false });
    expect(findInside('cuenta 032180000118359719')).toBeUndefined();
    expect(findInside('público en general XAXX010101000')).toBeUndefined();
  });
});

describe('Who the rows are about', () => {
  const column = (name: string, ...texts: string[]) => ({ name, type: 'string', texts });
  const names = ['Ana López', 'Juan Pérez', 'Rosa Cruz'];

  test('people, officials, institutions', () => {
    expect(findPeople([column('beneficiario', ...names)])).toMatchObject({ names: ['beneficiario'], sure: true });
    expect(findPeople([column('nombre', ...names)])).toMatchObject({ names: ['nombre'], sure: false });
    expect(findPeople([column('nombre', ...names), column('cargo', 'Director')]).officials).toBe(true);
    expect(findPeople([column('nombre', ...names), column('CCT')]).institutions).toBe(true);
    expect(findPeople([column('nombre', 'Tepic', 'Xalisco', 'Compostela')]).names).toEqual([]);
  });

  test('names of columns', () => {
    expect(['fecha_nacimiento', 'FEC_NAC', 'Date of birth', 'date de naissance'].every(isBirthName)).toBe(true);
    expect(['entidad_nacimiento', 'lugar de nacimiento', 'tasa_nacimiento', 'fecha'].some(isBirthName)).toBe(false);
    expect(['domicilio', 'Dirección', 'calle'].every(isAddressName)).toBe(true);
    expect(['direccion_correo', 'dirección general', 'ip address'].some(isAddressName)).toBe(false);
  });
});
