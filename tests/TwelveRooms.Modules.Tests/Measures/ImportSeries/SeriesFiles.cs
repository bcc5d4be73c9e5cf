using System.Text;
using TwelveRooms.Measures.ImportSeries;
using TwelveRooms.Modules.Tests.Organisations.ImportOrganisations;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Testing;

namespace TwelveRooms.Modules.Tests.Measures.ImportSeries;

/// <summary>Loads published series, real and written in the test.</summary>
internal static class SeriesFiles
{
    public const string Restraint = "provider-restraint-people-per-bed-days-monthly.csv";

    public const string Admissions = "england-mh-admissions-monthly.csv";

    public const string PeopleRestrained = "mhs76_people_restrained_per_bed_days";

    public const string Headings = "series_id,name,unit,chart_hint,period_type,period_start,org_code,org_name,value,denominator,status,note\n";

    public static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Data", "series", name);

    public static Task<Outcome<ImportedSeries>> LoadSeriesFileAsync(this Rooms rooms, string name, Viewer? viewer = null) =>
        rooms.LoadSeriesBytesAsync(name, File.ReadAllBytes(PathOf(name)), viewer);

    public static Task<Outcome<ImportedSeries>> LoadSeriesAsync(this Rooms rooms, string lines, Viewer? viewer = null) =>
        rooms.LoadSeriesBytesAsync("written.csv", Encoding.UTF8.GetBytes(Headings + lines), viewer);

    /// <summary>A line of people restrained; a value that is empty is left empty.</summary>
    public static string Line(string org, string period, string value, string denominator = "1000", string status = "published", string note = "") =>
        $"MHS76_PER_OBD,People restrained,people,,month,{period},{org},,{value},{denominator},{status},{note}\n";

    private static Task<Outcome<ImportedSeries>> LoadSeriesBytesAsync(this Rooms rooms, string name, byte[] bytes, Viewer? viewer) =>
        rooms.InScopeAsync<ImportSeriesHandler, Outcome<ImportedSeries>>(
            h => h.HandleAsync(new(name, bytes), viewer ?? OrganisationFiles.Operator, Xunit.TestContext.Current.CancellationToken));
}
