import type { SendMailOptions } from 'nodemailer';
import type { Letter } from './index.ts';

/** What every letter says about itself: nobody's holiday note shall answer it (RFC 3834). */
export const formatMessage = ({ to, subject, text, language }: Letter, from: string): SendMailOptions => ({
  from,
  to: { name: '', address: to },
  subject,
  text,
  headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language },
});
