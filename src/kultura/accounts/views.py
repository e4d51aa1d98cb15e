"""Plone's pages for people who forgot, with answers that do not depend on who they are."""

from kultura.accounts.reminders import request_login_name
from kultura.accounts.reminders import request_password
from pathlib import Path
from plone.base import PloneMessageFactory as _p
from Products.CMFPlone.browser.login import login_help
from Products.CMFPlone.browser.login.mail_password import MailPasswordView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from Products.statusmessages.interfaces import IStatusMessage
from z3c.form import button


class MailPassword(MailPasswordView):
    """`@@mail_password`: always the page that says a mail was sent."""

    def __call__(self) -> str:
        login = self.request.form.get("userid", "")
        if login and isinstance(login, str):
            request_password(login, self.request)
        return self.context.restrictedTraverse("@@mail_password_response")()


class RequestPassword(login_help.RequestResetPassword):
    """The form that asks for a link, in `@@login-help`."""

    @button.buttonAndHandler(
        _p("button_pwreset_reset_password", default="Reset your password"), name="reset"
    )
    def ask(self, action: object) -> None:
        """Take the login name and say that a mail was sent."""
        data, errors = self.extractData()
        if errors:
            self.status = self.formErrorsMessage
            return
        request_password(data["reset_password"], self.request)
        sent = _p(
            "statusmessage_pwreset_password_mail_sent",
            default="An email has been sent with instructions on how to reset your password.",
        )
        IStatusMessage(self.request).addStatusMessage(sent, "info")


class RequestLoginName(login_help.RequestUsername):
    """The form that asks for a login name, in `@@login-help`."""

    @button.buttonAndHandler(
        _p("button_pwreset_get_username", default="Get your username"), name="get_username"
    )
    def ask(self, action: object) -> None:
        """Take the address and say that a mail was sent."""
        data, errors = self.extractData()
        if errors:
            self.status = self.formErrorsMessage
            return
        request_login_name(data["recover_username"], self.request)
        sent = _p(
            "statusmessage_pwreset_username_mail_sent",
            default="An email has been sent with your username.",
        )
        IStatusMessage(self.request).addStatusMessage(sent, "info")


class LoginHelp(login_help.LoginHelpForm):
    """`@@login-help` with both forms."""

    index = ViewPageTemplateFile("templates/login_help.pt", str(Path(login_help.__file__).parent))

    def update(self) -> None:
        """Show the forms; who logs in by an address needs no reminder of a name."""
        kinds = [RequestPassword]
        if not self.use_email_as_login():
            kinds.append(RequestLoginName)
        self.subforms = [kind(None, self.request) for kind in kinds]
        for form in self.subforms:
            form.update()
        super(login_help.LoginHelpForm, self).update()
