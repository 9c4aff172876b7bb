<#import "template.ftl" as layout>
<#import "marelle-fields.ftl" as fields>
<#assign places = []>
<#list enrolment.children as child><#assign places += [[child.legalField, child.legalField + "-yes"], [child.dateField, child.dateField]]></#list>

<#macro answer child value label>
  <label class="choice" for="${child.legalField}-${value}"><input id="${child.legalField}-${value}" type="radio" name="${child.legalField}" value="${value}" required<#if child.legal = value> checked</#if><@fields.state child.legalField/>> <span>${label}</span></label>
</#macro>

<@layout.registrationLayout bodyClass="long" displayMessage=false; section>
  <#if section = "header">
    ${msg("marelleEnrolmentChildrenTitle")}
  <#elseif section = "form">
    <@fields.errorSummary places/>
    <p class="lead">${msg("marelleEnrolmentChildrenLead")}</p>
    <p>${msg("marelleEnrolmentDeniedHint")}</p>
    <form id="marelle-enrolment-form" class="form" action="${url.loginAction}" method="post" novalidate>
      <input type="hidden" name="children" value="${enrolment.digest}">
      <#list enrolment.children as child>
      <fieldset class="step">
        <legend class="step-title"><span class="step-number" aria-hidden="true">${child?counter}</span> ${child.firstName}</legend>
        <fieldset class="field">
          <legend class="label">${msg("marelleEnrolmentLegal")}</legend>
          <div class="answers">
            <@answer child "yes" msg("marelleEnrolmentYes")/>
            <@answer child "no" msg("marelleEnrolmentNo")/>
          </div>
          <@fields.error child.legalField/>
        </fieldset>
        <@fields.text name=child.dateField label=msg("marelleEnrolmentBirthDate", child.firstName) value=child.birthDate hint=msg("marelleEnrolmentBirthDateHint") inputmode="numeric"/>
      </fieldset>
      </#list>
      <div class="buttons">
        <button class="button button-main" id="marelle-enrolment-children" name="do" value="children" type="submit">${msg("marelleContactCheck")}</button>
      </div>
    </form>
  </#if>
</@layout.registrationLayout>
