package fr.marelle.directory.plan;

import java.util.Optional;

/**
 * An account that is to be changed, perhaps only in what is kept of it.
 *
 * @param account as it is
 * @param target as it is to be
 * @param before what was kept of what the directory said; empty of an account that was there before
 * @param record what is kept from now on
 * @param unblock whether it was blocked because the person had gone
 */
public record Alteration(
    Account account, Target target, Optional<Recorded> before, Recorded record, boolean unblock) {}
