using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TwelveRooms.Components.Tests.Preview;

/// <summary>A small host whose pages live in another assembly than the layout, as the product's pages do.</summary>
public sealed class PreviewHost : IAsyncLifetime
{
    private readonly WebApplication _app = Build();

    public HttpClient Client { get; private set; } = null!;

    public static IReadOnlyList<string> Pages { get; } = ["measure", "house", "ward", "charts", "kinds", "funnels", "form"];

    public async ValueTask InitializeAsync()
    {
        await _app.StartAsync();
        var address = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Client = new() { BaseAddress = new(address) };
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    private static WebApplication Build()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = Assembly.GetExecutingAssembly().GetName().Name });
        builder.Logging.ClearProviders();
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddRazorPages().WithRazorPagesRoot("/").AddApplicationPart(typeof(PreviewHost).Assembly).AddApplicationPart(typeof(RoomsPage).Assembly);
        var app = builder.Build();
        app.UseStaticFiles();
        app.MapRazorPages();
        return app;
    }
}
