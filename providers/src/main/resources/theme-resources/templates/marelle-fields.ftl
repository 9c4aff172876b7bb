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
