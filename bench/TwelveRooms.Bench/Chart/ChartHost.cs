using System.Globalization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TwelveRooms.Access;
using TwelveRooms.Access.Demo;
using TwelveRooms.Access.Routes;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Web;

namespace TwelveRooms.Bench.Chart;

/// <summary>The product's own host on a real port, with the bare page beside it; in a process of its own.</summary>
internal sealed class ChartHost(string folder) : WebApplicationFactory<Program>
{
    private const string Ward = "ZX1-W01";
    private const string MeasureCode = "restrictive_interventions";
    private static readonly Viewer Looker = Viewer.System("bench");

    /// <summary>Serves until standard input ends; says on standard output what to ask for, and as whom.</summary>
    public static async Task<int> ServeAsync(string folder, int port)
    {
        await using var host = new ChartHost(folder);
        host.UseKestrel(port);
        host.StartServer();
        var readiness = host.Services.GetRequiredService<Readiness>();
        while (!readiness.IsReady)
        {
            await Task.Delay(50);
        }

        await Console.Out.WriteLineAsync(await host.InvitationAsync());
        await Console.In.ReadToEndAsync();
        return 0;
    }

    protected override IHost CreateHost(IHostBuilder builder)
    {
        builder.UseContentRoot(AppContext.BaseDirectory);
        return base.CreateHost(builder);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("TWELVEROOMS_DATA", folder);
        builder.UseSetting("TWELVEROOMS_DEMO", "1");
        builder.UseSetting("TWELVEROOMS_DEMO_WARDS", "12");
        builder.ConfigureServices(services =>
        {
            services.AddMvcCore().ConfigureApplicationPartManager(parts =>
                parts.ApplicationParts.Add(new CompiledRazorAssemblyPart(typeof(ChartHost).Assembly)));
            services.Configure<RazorPagesOptions>(pages => pages.Conventions.AddPageRouteModelConvention("/Chart/Bare", First));
        });
    }

    /// <summary>The bare page comes before the route whose place it takes.</summary>
    private static void First(PageRouteModel page) => page.Selectors[0].AttributeRouteModel!.Order = -1;

    private async Task<string> InvitationAsync()
    {
        await using var scope = Services.CreateAsyncScope();
        var (people, passes, db) = (Get<DemoPeople>(scope), Get<Passes>(scope), Get<Db>(scope));
        var person = (await people.AllAsync(default)).First(p => p.Key == "ward-member");
        var (secret, _) = await passes.MakeAsync(
            new(PassKind.Session, person.Name, Passes.SessionLife) { Person = person.Id }, Looker, "access.signed-in", default);
        var unit = (await Get<UnitDirectory>(scope).FindAsync(Ward, Looker, default))!;
        var measure = await db.For<Measure>(Looker).SingleAsync(m => m.Code == MeasureCode);
        var series = await db.For<Series>(Looker).SingleAsync(s => s.Unit == unit.Number && s.Measure == measure.Number);
        var page = $"/units/{unit.Id.Value}/measures/{measure.Id.Value}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"ask {Gate.SessionCookie}={secret} {page} {page}/csv?partition={series.Partition}&series={series.Number}");
    }

    private static T Get<T>(AsyncServiceScope scope)
        where T : notnull => scope.ServiceProvider.GetRequiredService<T>();
}
