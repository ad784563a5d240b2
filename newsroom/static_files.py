"""How the product's own files are stored in production."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFiles(
    CompressedManifestStaticFilesStorage  # type: ignore[misc]  # it has no types
):
    """Every file under the hash of its content, modules that modules import too.

    Without the latter a browser could mix old and new modules after an upgrade.
    """

    support_js_module_import_aggregation = True
