using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using TwelveRooms;
using TwelveRooms.Access.Frame;
using TwelveRooms.Access.Routes;
using TwelveRooms.Access.SignIn;
using TwelveRooms.Admin.History;
using TwelveRooms.Admin.Records;
using TwelveRooms.Measures.Api;
using TwelveRooms.Measures.Codes;
using TwelveRooms.Measures.Completeness;
using TwelveRooms.Measures.ExportNumbers;
using TwelveRooms.Organisations.Api;
using TwelveRooms.Platform.Background;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Platform.Time;
using TwelveRooms.Web;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = new CultureInfo("en-GB");
// Its own files lie beside the program, wherever it is started from.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
var settings = HostSettings.Read(builder.Configuration);
if (HostSettings.OpenAddresses(builder.Configuration) is [var open, ..])
{
    await Console.Error.WriteLineAsync(
        $"{open} would carry pages unencrypted beyond this machine. Listen on http://localhost, with a proxy before it that does TLS, or give it a certificate and https.");
    return 3;
}

builder.WebHost.UseStaticWebAssets();
builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.AddServerHeader = false;
    kestrel.Limits.MaxRequestBodySize = 1_000_000;
});
builder.Logging.ClearProviders().AddJsonConsole(json => json.UseUtcTimestamp = true)
    .AddFilter("Microsoft", LogLevel.Warning).AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
    .AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error); // it warns of every page that the Gate has told not to be kept already
builder.Services.Insert(0, ServiceDescriptor.Transient<IStartupFilter, SecurityHeadersFirst>());
builder.Services.AddTwelveRooms(settings.Location, new Doors(settings.IsDemo));
builder.Services.AddSingleton(settings).AddSingleton<Readiness>().AddSingleton<InFlight>().AddSingleton<Preparation>();
builder.Services.AddHostedService<LeaseKeeper>().AddHostedService<SealKeeper>().AddHostedService<SeenKeeper>().AddHostedService(sp => sp.GetRequiredService<Preparation>()).AddHostedService<Worker>().AddHostedService<Farewell>();
builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = Farewell.LongestDrain);
builder.Services.AddRazorPages().WithRazorPagesRoot("/").AddMvcOptions(mvc =>
{
    mvc.Filters.Add<NoSuchForm>();
    mvc.AddressFirst();
    mvc.Filters.Add<PageFrame>();
    mvc.Filters.Add<KeptFormFilter>();
});
builder.Services.AddHttpContextAccessor().AddAntiforgery(o => o.SuppressXFrameOptionsHeader = true);
builder.Services.AddOptions<AntiforgeryOptions>().Configure<IHttpContextAccessor>((o, accessor) => o.Cookie = new FormCookie(accessor)
{
    Path = "/", HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Strict, SecurePolicy = CookieSecurePolicy.SameAsRequest,
});
builder.Services.AddSingleton<IAntiforgeryAdditionalDataProvider, FormOwner>();
builder.Services.Configure<ForwardedHeadersOptions>(o => o.ForwardedHeaders = ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedFor);
builder.Services.AddDataProtection().SetApplicationName("TwelveRooms");
builder.Services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(sp => new ConfigureOptions<KeyManagementOptions>(
    o => o.XmlRepository = new DatabaseKeys(sp.GetRequiredService<IServiceScopeFactory>())));
builder.Services.AddProblemDetails();
builder.Services.AddApiDescription();
builder.Services.Configure<HostFilteringOptions>(o => o.AllowedHosts = [.. settings.Hosts, "localhost", "127.0.0.1", "[::1]"]);
builder.Services.AddHostFiltering(_ => { }).AddRateLimits();

var app = builder.Build();
await using (var scope = app.Services.CreateAsyncScope())
{
    if ((await scope.ServiceProvider.GetRequiredService<Migrator>().MigrateAsync(default)).Refusal is { } refusal)
    {
        await Console.Error.WriteLineAsync(refusal.Message);
        return 3;
    }
}

app.Use((http, next) => http.RequestServices.GetRequiredService<InFlight>().CountAsync(http, next));
app.UseForwardedHeaders(); // from a proxy on this machine only, which is the framework's default: it says whether the visitor came by HTTPS
app.UseHostFiltering();
app.UseExceptionHandler("/sorry");
app.UseStatusCodePagesWithReExecute("/not-found");
app.UseWhen(http => http.Request.Path.StartsWithSegments("/api"), api => api.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = ApiProblems.OfFaultAsync }));
app.UseMiddleware<ApiProblems>();
app.UseMiddleware<HoldingPage>();
app.UseRouting();
app.UseMiddleware<TooLarge>();
app.UseMiddleware<Gate>();
app.UseRateLimits();
app.MapStaticAssets().WithMetadata(new PublicAsset());
app.MapHealth();
app.MapOpenApi();
app.MapSignOut();
app.MapMeasuresApi();
app.MapPointsApi();
app.MapPublishedApi();
app.MapNumbersApi();
app.MapRecallsApi();
app.MapHistoryApi();
app.MapOrganisationsApi();
app.MapCompletenessApi();
app.MapCodesApi();
app.MapCodeListFile();
app.MapCompletenessCsv();
app.MapNumbersDownload();
app.MapMyRecordCsv();
app.MapRazorPages();
var preparation = app.Services.GetRequiredService<Preparation>(); // asked for now: running to the end disposes the services
await app.RunAsync();
return preparation.HasFailed ? 1 : 0;

/// <summary>Named so that tests can start the host.</summary>
public partial class Program;
