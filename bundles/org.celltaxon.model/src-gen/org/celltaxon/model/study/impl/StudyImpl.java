/**
 */
package org.celltaxon.model.study.impl;

import java.util.Collection;

import org.celltaxon.model.study.Assay;
import org.celltaxon.model.study.Candidate;
import org.celltaxon.model.study.Donor;
import org.celltaxon.model.study.ImportedTable;
import org.celltaxon.model.study.Lot;
import org.celltaxon.model.study.Recipe;
import org.celltaxon.model.study.RunEntry;
import org.celltaxon.model.study.Study;
import org.celltaxon.model.study.StudyPackage;

import org.eclipse.emf.common.notify.Notification;
import org.eclipse.emf.common.notify.NotificationChain;

import org.eclipse.emf.common.util.EList;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.InternalEObject;

import org.eclipse.emf.ecore.impl.ENotificationImpl;
import org.eclipse.emf.ecore.impl.EObjectImpl;

import org.eclipse.emf.ecore.util.EObjectContainmentEList;
import org.eclipse.emf.ecore.util.InternalEList;

/**
 * <!-- begin-user-doc -->
 * An implementation of the model object '<em><b>Study</b></em>'.
 * <!-- end-user-doc -->
 * <p>
 * The following features are implemented:
 * </p>
 * <ul>
 *   <li>{@link org.celltaxon.model.study.impl.StudyImpl#getName <em>Name</em>}</li>
 *   <li>{@link org.celltaxon.model.study.impl.StudyImpl#getDescription <em>Description</em>}</li>
 *   <li>{@link org.celltaxon.model.study.impl.StudyImpl#getFormatVersion <em>Format Version</em>}</li>
 *   <li>{@link org.celltaxon.model.study.impl.StudyImpl#getDonors <em>Donors</em>}</li>
 *   <li>{@link org.celltaxon.model.study.impl.StudyImpl#getLots <em>Lots</em>}</li>
 *   <li>{@link org.celltaxon.model.study.impl.StudyImpl#getAssays <em>Assays</em>}</li>
 *   <li>{@link org.celltaxon.model.study.impl.StudyImpl#getRecipes <em>Recipes</em>}</li>
 *   <li>{@link org.celltaxon.model.study.impl.StudyImpl#getTables <em>Tables</em>}</li>
 *   <li>{@link org.celltaxon.model.study.impl.StudyImpl#getRuns <em>Runs</em>}</li>
 *   <li>{@link org.celltaxon.model.study.impl.StudyImpl#getCandidates <em>Candidates</em>}</li>
 * </ul>
 *
 * @generated
 */
public class StudyImpl extends EObjectImpl implements Study {
	/**
	 * The default value of the '{@link #getName() <em>Name</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getName()
	 * @generated
	 * @ordered
	 */
	protected static final String NAME_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getName() <em>Name</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getName()
	 * @generated
	 * @ordered
	 */
	protected String name = NAME_EDEFAULT;

	/**
	 * The default value of the '{@link #getDescription() <em>Description</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getDescription()
	 * @generated
	 * @ordered
	 */
	protected static final String DESCRIPTION_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getDescription() <em>Description</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getDescription()
	 * @generated
	 * @ordered
	 */
	protected String description = DESCRIPTION_EDEFAULT;

	/**
	 * The default value of the '{@link #getFormatVersion() <em>Format Version</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getFormatVersion()
	 * @generated
	 * @ordered
	 */
	protected static final String FORMAT_VERSION_EDEFAULT = "1.0";

	/**
	 * The cached value of the '{@link #getFormatVersion() <em>Format Version</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getFormatVersion()
	 * @generated
	 * @ordered
	 */
	protected String formatVersion = FORMAT_VERSION_EDEFAULT;

	/**
	 * The cached value of the '{@link #getDonors() <em>Donors</em>}' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getDonors()
	 * @generated
	 * @ordered
	 */
	protected EList<Donor> donors;

	/**
	 * The cached value of the '{@link #getLots() <em>Lots</em>}' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getLots()
	 * @generated
	 * @ordered
	 */
	protected EList<Lot> lots;

	/**
	 * The cached value of the '{@link #getAssays() <em>Assays</em>}' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getAssays()
	 * @generated
	 * @ordered
	 */
	protected EList<Assay> assays;

	/**
	 * The cached value of the '{@link #getRecipes() <em>Recipes</em>}' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getRecipes()
	 * @generated
	 * @ordered
	 */
	protected EList<Recipe> recipes;

	/**
	 * The cached value of the '{@link #getTables() <em>Tables</em>}' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getTables()
	 * @generated
	 * @ordered
	 */
	protected EList<ImportedTable> tables;

	/**
	 * The cached value of the '{@link #getRuns() <em>Runs</em>}' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getRuns()
	 * @generated
	 * @ordered
	 */
	protected EList<RunEntry> runs;

	/**
	 * The cached value of the '{@link #getCandidates() <em>Candidates</em>}' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getCandidates()
	 * @generated
	 * @ordered
	 */
	protected EList<Candidate> candidates;

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	protected StudyImpl() {
		super();
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	protected EClass eStaticClass() {
		return StudyPackage.Literals.STUDY;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getName() {
		return name;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setName(String newName) {
		String oldName = name;
		name = newName;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, StudyPackage.STUDY__NAME, oldName, name));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getDescription() {
		return description;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setDescription(String newDescription) {
		String oldDescription = description;
		description = newDescription;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, StudyPackage.STUDY__DESCRIPTION, oldDescription, description));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getFormatVersion() {
		return formatVersion;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setFormatVersion(String newFormatVersion) {
		String oldFormatVersion = formatVersion;
		formatVersion = newFormatVersion;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, StudyPackage.STUDY__FORMAT_VERSION, oldFormatVersion, formatVersion));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public EList<Donor> getDonors() {
		if (donors == null) {
			donors = new EObjectContainmentEList<Donor>(Donor.class, this, StudyPackage.STUDY__DONORS);
		}
		return donors;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public EList<Lot> getLots() {
		if (lots == null) {
			lots = new EObjectContainmentEList<Lot>(Lot.class, this, StudyPackage.STUDY__LOTS);
		}
		return lots;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public EList<Assay> getAssays() {
		if (assays == null) {
			assays = new EObjectContainmentEList<Assay>(Assay.class, this, StudyPackage.STUDY__ASSAYS);
		}
		return assays;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public EList<Recipe> getRecipes() {
		if (recipes == null) {
			recipes = new EObjectContainmentEList<Recipe>(Recipe.class, this, StudyPackage.STUDY__RECIPES);
		}
		return recipes;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public EList<ImportedTable> getTables() {
		if (tables == null) {
			tables = new EObjectContainmentEList<ImportedTable>(ImportedTable.class, this, StudyPackage.STUDY__TABLES);
		}
		return tables;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public EList<RunEntry> getRuns() {
		if (runs == null) {
			runs = new EObjectContainmentEList<RunEntry>(RunEntry.class, this, StudyPackage.STUDY__RUNS);
		}
		return runs;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public EList<Candidate> getCandidates() {
		if (candidates == null) {
			candidates = new EObjectContainmentEList<Candidate>(Candidate.class, this, StudyPackage.STUDY__CANDIDATES);
		}
		return candidates;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public NotificationChain eInverseRemove(InternalEObject otherEnd, int featureID, NotificationChain msgs) {
		switch (featureID) {
			case StudyPackage.STUDY__DONORS:
				return ((InternalEList<?>)getDonors()).basicRemove(otherEnd, msgs);
			case StudyPackage.STUDY__LOTS:
				return ((InternalEList<?>)getLots()).basicRemove(otherEnd, msgs);
			case StudyPackage.STUDY__ASSAYS:
				return ((InternalEList<?>)getAssays()).basicRemove(otherEnd, msgs);
			case StudyPackage.STUDY__RECIPES:
				return ((InternalEList<?>)getRecipes()).basicRemove(otherEnd, msgs);
			case StudyPackage.STUDY__TABLES:
				return ((InternalEList<?>)getTables()).basicRemove(otherEnd, msgs);
			case StudyPackage.STUDY__RUNS:
				return ((InternalEList<?>)getRuns()).basicRemove(otherEnd, msgs);
			case StudyPackage.STUDY__CANDIDATES:
				return ((InternalEList<?>)getCandidates()).basicRemove(otherEnd, msgs);
		}
		return super.eInverseRemove(otherEnd, featureID, msgs);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public Object eGet(int featureID, boolean resolve, boolean coreType) {
		switch (featureID) {
			case StudyPackage.STUDY__NAME:
				return getName();
			case StudyPackage.STUDY__DESCRIPTION:
				return getDescription();
			case StudyPackage.STUDY__FORMAT_VERSION:
				return getFormatVersion();
			case StudyPackage.STUDY__DONORS:
				return getDonors();
			case StudyPackage.STUDY__LOTS:
				return getLots();
			case StudyPackage.STUDY__ASSAYS:
				return getAssays();
			case StudyPackage.STUDY__RECIPES:
				return getRecipes();
			case StudyPackage.STUDY__TABLES:
				return getTables();
			case StudyPackage.STUDY__RUNS:
				return getRuns();
			case StudyPackage.STUDY__CANDIDATES:
				return getCandidates();
		}
		return super.eGet(featureID, resolve, coreType);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@SuppressWarnings("unchecked")
	@Override
	public void eSet(int featureID, Object newValue) {
		switch (featureID) {
			case StudyPackage.STUDY__NAME:
				setName((String)newValue);
				return;
			case StudyPackage.STUDY__DESCRIPTION:
				setDescription((String)newValue);
				return;
			case StudyPackage.STUDY__FORMAT_VERSION:
				setFormatVersion((String)newValue);
				return;
			case StudyPackage.STUDY__DONORS:
				getDonors().clear();
				getDonors().addAll((Collection<? extends Donor>)newValue);
				return;
			case StudyPackage.STUDY__LOTS:
				getLots().clear();
				getLots().addAll((Collection<? extends Lot>)newValue);
				return;
			case StudyPackage.STUDY__ASSAYS:
				getAssays().clear();
				getAssays().addAll((Collection<? extends Assay>)newValue);
				return;
			case StudyPackage.STUDY__RECIPES:
				getRecipes().clear();
				getRecipes().addAll((Collection<? extends Recipe>)newValue);
				return;
			case StudyPackage.STUDY__TABLES:
				getTables().clear();
				getTables().addAll((Collection<? extends ImportedTable>)newValue);
				return;
			case StudyPackage.STUDY__RUNS:
				getRuns().clear();
				getRuns().addAll((Collection<? extends RunEntry>)newValue);
				return;
			case StudyPackage.STUDY__CANDIDATES:
				getCandidates().clear();
				getCandidates().addAll((Collection<? extends Candidate>)newValue);
				return;
		}
		super.eSet(featureID, newValue);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void eUnset(int featureID) {
		switch (featureID) {
			case StudyPackage.STUDY__NAME:
				setName(NAME_EDEFAULT);
				return;
			case StudyPackage.STUDY__DESCRIPTION:
				setDescription(DESCRIPTION_EDEFAULT);
				return;
			case StudyPackage.STUDY__FORMAT_VERSION:
				setFormatVersion(FORMAT_VERSION_EDEFAULT);
				return;
			case StudyPackage.STUDY__DONORS:
				getDonors().clear();
				return;
			case StudyPackage.STUDY__LOTS:
				getLots().clear();
				return;
			case StudyPackage.STUDY__ASSAYS:
				getAssays().clear();
				return;
			case StudyPackage.STUDY__RECIPES:
				getRecipes().clear();
				return;
			case StudyPackage.STUDY__TABLES:
				getTables().clear();
				return;
			case StudyPackage.STUDY__RUNS:
				getRuns().clear();
				return;
			case StudyPackage.STUDY__CANDIDATES:
				getCandidates().clear();
				return;
		}
		super.eUnset(featureID);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public boolean eIsSet(int featureID) {
		switch (featureID) {
			case StudyPackage.STUDY__NAME:
				return NAME_EDEFAULT == null ? name != null : !NAME_EDEFAULT.equals(name);
			case StudyPackage.STUDY__DESCRIPTION:
				return DESCRIPTION_EDEFAULT == null ? description != null : !DESCRIPTION_EDEFAULT.equals(description);
			case StudyPackage.STUDY__FORMAT_VERSION:
				return FORMAT_VERSION_EDEFAULT == null ? formatVersion != null : !FORMAT_VERSION_EDEFAULT.equals(formatVersion);
			case StudyPackage.STUDY__DONORS:
				return donors != null && !donors.isEmpty();
			case StudyPackage.STUDY__LOTS:
				return lots != null && !lots.isEmpty();
			case StudyPackage.STUDY__ASSAYS:
				return assays != null && !assays.isEmpty();
			case StudyPackage.STUDY__RECIPES:
				return recipes != null && !recipes.isEmpty();
			case StudyPackage.STUDY__TABLES:
				return tables != null && !tables.isEmpty();
			case StudyPackage.STUDY__RUNS:
				return runs != null && !runs.isEmpty();
			case StudyPackage.STUDY__CANDIDATES:
				return candidates != null && !candidates.isEmpty();
		}
		return super.eIsSet(featureID);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String toString() {
		if (eIsProxy()) return super.toString();

		StringBuilder result = new StringBuilder(super.toString());
		result.append(" (name: ");
		result.append(name);
		result.append(", description: ");
		result.append(description);
		result.append(", formatVersion: ");
		result.append(formatVersion);
		result.append(')');
		return result.toString();
	}

} //StudyImpl
