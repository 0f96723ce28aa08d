using Microsoft.Extensions.DependencyInjection;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;
using RetailPos.Register.Home;
using RetailPos.Register.Invoices;
using RetailPos.Register.Receipts;

namespace RetailPos.Register;

/// <summary>What the host calls so that these screens can be shown; their pages lie in this assembly.</summary>
public static class RegisterSetup
{
    /// <param name="tills">The registers of a house that has not written down its own, in the order in which the start page offers them.</param>
    /// <remarks>The host adds the feeds, the desks, SiteSettings, ISlotDesk, TimeProvider, logging and localization itself.</remarks>
    public static IServiceCollection AddRegister(
        this IServiceCollection services, Func<IServiceProvider, ValueList<TillId>> tills) =>
        services.AddSingleton(provider => new HouseTills(tills(provider), provider.GetService<IFeed<HouseRulesView>>())).AddSingleton<IReceiptWords, ReceiptWording>()
            .AddSingleton<IInvoiceWords, InvoiceWording>();
}
