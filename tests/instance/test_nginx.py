"""nginx as `deploy/` shows it: TLS before the cms, and forms that know their own address."""

from collections.abc import Iterator
from kultura.instance import testing
from pathlib import Path
from subprocess import Popen

import pytest
import re
import requests
import shutil
import subprocess
import time


DEPLOY = Path(__file__).resolve().parents[2] / "deploy" / "nginx"
NGINX = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")
OPENSSL = shutil.which("openssl")
pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not NGINX, reason="needs nginx: apt-get install nginx-light"),
]
AROUND = """
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/kultura.conf;
}}
"""


def make_certificate(folder: Path) -> None:
    """Make a certificate for localhost that nobody signed but itself."""
    subprocess.run(
        [OPENSSL, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
        + ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
        + ["-keyout", folder / "privkey.pem", "-out", folder / "fullchain.pem"],
        check=True,
        capture_output=True,
    )


def write_configuration(folder: Path, port: int, cms_port: int) -> None:
    """Copy what is shipped, with addresses of this machine in it."""
    http, api = testing.free_port(), testing.free_port()
    text = (DEPLOY / "kultura.conf").read_text()
    text = re.sub(r"listen \[::\].*\n", "", text)
    first, _, second = text.rpartition("listen 443 ssl")
    text = f"{first}listen 127.0.0.1:{api} ssl{second}"
    for old, new in {
        "listen 443 ssl": f"listen 127.0.0.1:{port} ssl",
        "listen 80": f"listen 127.0.0.1:{http}",
        "127.0.0.1:8080": f"127.0.0.1:{cms_port}",
        "redakcja.example.org api.example.org": "localhost",
        "server_name redakcja.example.org": "server_name localhost",
        "/etc/nginx/": f"{folder}/",
    }.items():
        assert old in text, old
        text = text.replace(old, new)
    text = re.sub(r"/etc/letsencrypt/live/[^/]+", str(folder), text)
    (folder / "kultura.conf").write_text(text)
    included = (DEPLOY / "kultura-cms.inc").read_text()
    included = included.replace("$server_name:443", f"$server_name:{port}")
    (folder / "kultura-cms.inc").write_text(included)
    (folder / "nginx.conf").write_text(AROUND.format(folder=folder))


def wait(port: int, process: Popen, folder: Path) -> None:
    """Wait until nginx listens."""
    for _ in range(100):
        assert process.poll() is None, (folder / "error.log").read_text()
        try:
            verify = str(folder / "fullchain.pem")
            requests.get(f"https://localhost:{port}/ok", verify=verify, timeout=60)
        except requests.ConnectionError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError((folder / "error.log").read_text())


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("nginx")


@pytest.fixture(scope="module")
def behind_nginx(
    instances: Path, worker_id: str, folder: Path
) -> Iterator[tuple[str, tuple[str, str]]]:
    """The address of a region behind nginx, and who administers it."""
    port = testing.free_port()
    home = testing.copy_region(instances, f"nginx-{worker_id}")
    settings = home / "instance.yaml"
    text = settings.read_text().replace(
        "default_context:", "default_context:\n  trusted_proxy: [127.0.0.1]", 1
    )
    text = text.replace("kultura:", f"kultura:\n  cms_url: https://localhost:{port}", 1)
    settings.write_text(text)
    testing.run_command(home, "init")
    cms_port = int(re.search(r"wsgi_listen: 127\.0\.0\.1:(\d+)", text).group(1))
    make_certificate(folder)
    write_configuration(folder, port, cms_port)
    with testing.running(home) as cms:
        process = Popen([NGINX, "-c", folder / "nginx.conf", "-p", folder])
        try:
            wait(port, process, folder)
            yield f"https://localhost:{port}", cms.auth
        finally:
            process.terminate()
            process.wait(30)


@pytest.fixture
def site(behind_nginx) -> str:
    return behind_nginx[0]


@pytest.fixture
def browser(behind_nginx, folder) -> requests.Session:
    """A browser that logged in by the form, as browsers do: with an Origin."""
    session = requests.Session()
    session.trust_env = False  # a bundle named there would go before ours
    session.verify = str(folder / "fullchain.pem")
    site, (login, password) = behind_nginx
    session.headers["Origin"] = site
    form = {"__ac_name": login, "__ac_password": password, "buttons.login": "1"}
    answer = session.post(f"{site}/login", data=form, timeout=60)
    assert answer.status_code == 200
    assert "__ac" in session.cookies
    return session


def test_pages_name_the_public_address(site, browser) -> None:
    page = browser.get(site, timeout=60).text
    assert f"{site}/" in page
    assert "http://127.0.0.1" not in page


def test_a_form_is_saved(site, browser) -> None:
    form = f"{site}/++add++Museum"
    page = browser.get(form, timeout=60).text
    token = re.search(r'name="_authenticator" value="(\w+)"', page).group(1)
    sent = {
        "form.widgets.IBasic.title": "Muzeum za pośrednikiem",
        "form.buttons.save": "Zapisz",
        "_authenticator": token,
    }
    answer = browser.post(form, data=sent, timeout=120)
    assert answer.status_code == 200
    assert answer.url.startswith(f"{site}/muzeum-za-posrednikiem")


def test_a_foreign_page_saves_nothing(site, browser) -> None:
    answer = browser.post(
        f"{site}/++add++Museum",
        data={"form.widgets.IBasic.title": "Obce", "form.buttons.save": "Zapisz"},
        headers={"Origin": "https://elsewhere.example.org"},
        timeout=60,
    )
    assert answer.status_code == 403


def test_the_root_of_zope_is_not_for_the_network(site, browser) -> None:
    for path in ("manage", "manage_main", "VirtualHostBase/http/x:80/kultura"):
        assert browser.get(f"{site}/{path}", timeout=60).status_code == 404
