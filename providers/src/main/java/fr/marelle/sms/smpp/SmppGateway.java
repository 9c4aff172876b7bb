package fr.marelle.sms.smpp;

import java.util.Optional;

/**
 * Whose session it is.
 *
 * @param id by which receipts find their messages
 * @param realm whose component it is, with one account at a time; empty for the server's, which may
 *     have another account for each realm, where its password is in their vaults
 */
record SmppGateway(String id, Optional<String> realm) {}
