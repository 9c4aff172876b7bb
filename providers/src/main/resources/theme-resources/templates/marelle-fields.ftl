<#-- Fields of Marelle's own forms: label, hint and error linked to the input that they belong to. -->

<#-- All errors of a long form, with a way to each field. fields: sequence of [field name, id of the input]. -->
<#macro errorSummary fields>
  <#local wrong = fields?filter(f -> messagesPerField.existsError(f[0]))>
  <#if wrong?size gt 0 || messagesPerField.existsError("global")>
  <div class="notice notice-error" role="alert" tabindex="-1" data-summary>
    <div>
      <#if messagesPerField.existsError("global")><p class="notice-title">${messagesPerField.get("global")}</p></#if>
      <#if wrong?size gt 0>
      <h2 class="notice-title">${msg("marelleErrorSummary", wrong?size)}</h2>
      <ul>
        <#list wrong as f><li><a href="#${f[1]}">${messagesPerField.get(f[0])}</a></li></#list>
      </ul>
      </#if>
    </div>
  </div>
  </#if>
</#macro>

<#macro error name>
  <#if messagesPerField.existsError(name)><p class="error-text" id="${name}-error">${messagesPerField.get(name)}</p></#if>
</#macro>

<#-- What describes an input, its error first; and whether it is wrong. -->
<#macro state name described...>
  <#local wrong = messagesPerField.existsError(name)>
  <#local ids = wrong?then([name + "-error"], []) + described>
  <#if wrong> aria-invalid="true"</#if><#if ids?size gt 0> aria-describedby="${ids?join(' ')}"</#if>
</#macro>

<#macro text name label value hint="" type="text" required=true autocomplete="off" inputmode="">
  <div class="field">
    <label class="label" for="${name}">${label}<#if !required> <span class="label-note">${msg("marelleOptional")}</span></#if></label>
    <#if hint?has_content><span class="hint" id="${name}-hint">${hint}</span></#if>
    <input class="input" id="${name}" name="${name}" type="${type}" value="${value}" autocomplete="${autocomplete}"<#if inputmode?has_content> inputmode="${inputmode}"</#if> autocapitalize="none" spellcheck="false"<#if required> required</#if><#if hint?has_content><@state name name + "-hint"/><#else><@state name/></#if>>
    <@error name/>
  </div>
</#macro>

<#macro newPassword name label described...>
  <div class="field">
    <label class="label" for="${name}">${label}</label>
    <div class="input-group" dir="ltr">
      <input class="input" id="${name}" name="${name}" type="password" required autocomplete="new-password" autocapitalize="none" autocorrect="off" spellcheck="false"<#if described?size gt 0><@state name described[0]/><#else><@state name/></#if>>
      <button class="eye" type="button" hidden data-reveal="${name}" data-show="${msg("showPassword")}" data-hide="${msg("hidePassword")}" aria-controls="${name}" aria-pressed="false" aria-label="${msg("showPassword")}"><i class="icon icon-eye" aria-hidden="true"></i></button>
    </div>
    <p class="caps" role="status" data-caps="${msg("marelleCapsLock")}"></p>
    <@error name/>
    <#nested>
  </div>
</#macro>

<#-- The terms in a region of their own that scrolls, also by keyboard. -->
<#macro terms bean long=false>
  <div class="terms<#if long> terms-long</#if>" id="terms-text" role="region" aria-label="${msg("marelleTermsRegion")}" tabindex="0">${bean.html?no_esc}</div>
  <p class="terms-links"><a href="${bean.printUrl}" target="_blank" rel="noopener">${msg("marelleTermsPrint")} <span class="label-note">${msg("marelleNewTab")}</span></a></p>
</#macro>

<#macro acceptTerms accepted=false>
  <div class="field">
    <label class="choice" for="terms"><input class="check" id="terms" name="terms" type="checkbox" value="on" required<#if accepted> checked</#if><@state "terms"/>> <span>${msg("marelleAcceptTerms")}</span></label>
    <@error "terms"/>
  </div>
</#macro>

<#-- Checked again when the form is sent; these the browser can tick while the person types. -->
<#assign ticked = ["length", "maxLength", "lengthByProfile", "upperCase", "lowerCase", "digits", "specialChars", "notUsername", "notContainsUsername", "notIdentity", "regexPattern"]>

<#-- A new password, twice, with the rules that it has to meet. bean: identifier, passwordRules, identityParts. -->
<#macro choosePassword bean>
  <@newPassword "password-new" msg("marellePasswordNew") "password-rules">
    <div id="password-rules" data-rules="password-new" data-username="${bean.identifier}" data-identity="${bean.identityParts?join('|')}">
      <p class="sr">${msg("marelleRulesIntro")}</p>
      <ul class="rules">
        <#list bean.passwordRules as rule>
        <#local argument = rule.argument!"">
        <#-- Without a text, as for a rule of somebody else's, msg gives its key back. -->
        <#local key = "passwordRule-" + rule.id>
        <#local text = argument?matches("[0-9]{1,6}")?then(msg(key, argument?number), msg(key, argument))>
        <li data-rule="${rule.id}" data-argument="${argument}"<#if !ticked?seq_contains(rule.id)> data-later</#if>><span>${(text = key)?then(msg("marelleRuleOther"), text)}<#if !ticked?seq_contains(rule.id)> <small>${msg("marelleRuleLater")}</small><#else><span class="sr" data-state></span></#if></span></li>
        </#list>
      </ul>
      <div class="strength" hidden data-strength>
        <span id="strength-label">${msg("marelleStrength")}</span>
        <span class="strength-squares" role="meter" aria-labelledby="strength-label" aria-valuemin="0" aria-valuemax="3" aria-valuenow="0" aria-valuetext="${msg("marelleStrengthNone")}"><span></span><span></span><span></span></span>
        <span class="strength-word" data-words="${msg("marelleStrengthNone")}|${msg("marelleStrengthWeak")}|${msg("marelleStrengthMedium")}|${msg("marelleStrengthStrong")}">${msg("marelleStrengthNone")}</span>
      </div>
      <p class="sr" role="status" data-progress="${msg("marelleRulesProgress", "#", "%", "@")}" data-met="${msg("marelleRuleMet")}" data-unmet="${msg("marelleRuleUnmet")}"></p>
    </div>
  </@newPassword>
  <@newPassword "password-confirm" msg("marellePasswordConfirm")/>
</#macro>

<#-- For the browser's password manager, which pairs the new password with it; nameless, so never sent. -->
<#macro passwordManager identifier>
<input class="sr" type="text" value="${identifier}" autocomplete="username" readonly tabindex="-1" aria-hidden="true">
</#macro>
