/** How a person can be reached: e-mail address and mobile number, and who must give one. */
package fr.marelle.contact;
