/** Given names that are frequent in Mexico, Spain, France and the United States; lower case without accents. */
export const givenNames: ReadonlySet<string> = new Set(
  (
    'adriana agustin alan alberto alejandra alejandro alexis alfonso alfredo alicia alma alonso ana andrea andres angel angela angelica antonia antonio armando arturo ' +
    'aurora beatriz benjamin bernardo blanca brenda bruno camila carla carlos carmen carolina catalina cecilia cesar claudia concepcion cristian cristina daniel daniela ' +
    'david delia diana diego dolores domingo eduardo elena elias elizabeth eloisa elsa emilia emilio enrique erika ernesto esperanza esteban esther eva evelyn fabiola ' +
    'fatima felipe fernanda fernando fidel fernanda francisca francisco gabriel gabriela gerardo gilberto gloria graciela guadalupe guillermo gustavo hector hilda hugo ' +
    'ignacio ines irene iris irma isaac isabel ismael ivan ivonne jaime javier jesica jesus jimena joaquin jonathan jorge jose josefina juan juana juanita julia julian ' +
    'julieta julio karen karina karla laura leonardo leticia lidia lilia liliana lorena lourdes lucas lucia luis luisa luz manuel manuela marcela marco marcos margarita ' +
    'maria mariana mariano maribel mario marisol marta martha martin mateo matilde mauricio maximiliano mayra melissa mercedes miguel miriam moises monica nancy natalia ' +
    'nicolas noe norma octavio ofelia olga omar oscar pablo paola patricia paula pedro perla pilar rafael ramiro ramon raquel raul rebeca regina rene reyna ricardo rigoberto ' +
    'roberto rocio rodolfo rodrigo rogelio rosa rosalba rosario ruben ruth salvador samuel sandra santiago sara saul sebastian sergio silvia sofia sonia susana tania tatiana ' +
    'teresa tomas valentina valeria vanessa veronica vicente victor victoria virginia viridiana wendy ximena yadira yolanda zoila ' +
    'james john robert michael william richard joseph thomas charles christopher matthew anthony mark steven paul andrew joshua kenneth kevin brian george timothy ronald ' +
    'jason edward jeffrey ryan jacob gary eric stephen mary jennifer linda barbara susan jessica sarah lisa betty sandra ashley emily kimberly donna michelle amanda ' +
    'jean pierre michel philippe alain nicolas christophe laurent stephane frederic julien francois olivier thierry marie nathalie isabelle sylvie catherine francoise ' +
    'martine christine valerie sandrine stephanie celine camille chloe manon lea emma louise alice juliette jeanne'
  ).split(' '),
);

/** Surnames that are frequent in the same countries. */
export const surnames: ReadonlySet<string> = new Set(
  (
    'hernandez garcia martinez lopez gonzalez rodriguez perez sanchez ramirez cruz flores gomez morales vazquez reyes jimenez torres diaz gutierrez ruiz mendoza aguilar ' +
    'ortiz castillo moreno romero alvarez mendez chavez rivera juarez ramos dominguez herrera medina castro vargas guzman velazquez munoz rojas contreras salazar luna ' +
    'de ortega santiago guerrero estrada bautista cortes soto alvarado espinoza avila rios cervantes silva delgado vega marquez sandoval leon fernandez nunez rosales ' +
    'carrillo mejia solis fuentes padilla navarro campos cabrera valdez pacheco acosta ibarra miranda valencia figueroa ayala zamora villegas salinas robles rangel ' +
    'molina pena maldonado cardenas serrano trejo orozco gallegos santos suarez meza lara velasco lozano huerta macias rosas montes cisneros ochoa rubio ponce ' +
    'smith johnson williams brown jones miller davis wilson anderson taylor thomas moore jackson white harris martin thompson robinson clark lewis lee walker hall allen ' +
    'bernard dubois durand moreau laurent simon michel lefebvre leroy roux david bertrand morel fournier girard bonnet dupont lambert fontaine rousseau vincent muller'
  ).split(' '),
);
