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

    public const string InContact = "england-people-in-contact-monthly.csv";

    public const string BedsOccupied = "england-mh-bed-occupancy-kh03-quarterly.csv";

    public const string Beds = "england-mh-beds-annual.csv";

    public const string Detained = "provider-detained-people-monthly-with-definition-break.csv";

    public const string Emergency = "england-ae-4hour-breaches-monthly.csv";

    public const string Autism = "england-autism-referrals-under-18-monthly.csv";

    public const string Deaths = "england-wales-deaths-weekly.csv";

    public static IReadOnlyList<string> All { get; } = [Restraint, Admissions, InContact, BedsOccupied, Beds, Detained, Emergency, Autism, Deaths];

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

    /// <summary>A line of new referrals for an autism assessment, added up from others.</summary>
    public static string Derived(string org, string period, string value, string note) =>
        $"ASD12_017,New referrals,referrals,,month,{period},{org},,{value},,derived,{note}\n";

    /// <summary>A line of deaths registered in a week.</summary>
    public static string Week(string org, string period, string value) =>
        $"EW_DEATHS,Deaths registered,deaths,,week,{period},{org},,{value},,published,\n";

    /// <summary>A line of people detained, or of another number in its place.</summary>
    public static string DetainedLine(string org, string period, string value, string note) =>
        $"MHS09_OR_MHS08,People detained,people,,month,{period},{org},,{value},,published,{note}\n";

    private static Task<Outcome<ImportedSeries>> LoadSeriesBytesAsync(this Rooms rooms, string name, byte[] bytes, Viewer? viewer) =>
        rooms.InScopeAsync<ImportSeriesHandler, Outcome<ImportedSeries>>(
            h => h.HandleAsync(new(name, bytes), viewer ?? OrganisationFiles.Operator, Xunit.TestContext.Current.CancellationToken));
}
