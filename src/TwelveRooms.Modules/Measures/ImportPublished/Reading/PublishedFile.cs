using TwelveRooms.Platform;

namespace TwelveRooms.Measures.ImportPublished.Reading;

/// <summary>A published file, read whole.</summary>
/// <param name="FileName">Its name, fit to be kept.</param>
/// <param name="Hash">Its SHA-256.</param>
/// <param name="Layout">Which layout it has, and with how many columns.</param>
/// <param name="Rows">Every row that could be read.</param>
/// <param name="Problems">Every row that could not, with its remedy.</param>
/// <param name="Repeated">Rows that say again what another row of the file says.</param>
internal sealed record PublishedFile(string FileName, string Hash, string Layout, IReadOnlyList<PublishedRow> Rows, IReadOnlyList<Problem> Problems, int Repeated)
{
    /// <summary>Whether it says of itself that its figures are invented: they stand on no chart of a real place.</summary>
    public bool IsMadeUp { get; } = FileName.StartsWith("SYNTHETIC", StringComparison.OrdinalIgnoreCase)
        || Rows.Any(r => r.OrganisationName?.Contains("(SYNTHETIC)", StringComparison.OrdinalIgnoreCase) == true);
}
